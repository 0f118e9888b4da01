import type { FastifyInstance } from 'fastify';
import secure from 'secure-json-parse';
import { malformed } from '../procedures/index.ts';

/** Deeper than any drawing; a parser that follows itself down would lose its stack long after. */
const deepest = 64;

/** Reads JSON, refusing keys that reach for a prototype and values nested deeper than 64. Throws `request.malformed`. */
export function readJson(text: string): unknown {
  if (depthOf(text) > deepest) throw malformed({ detail: `nothing may be nested deeper than ${deepest}` });
  try {
    return secure.parse(text, null, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw malformed({ detail: 'this is not JSON that can be taken' });
  }
}

/** Makes a server read every JSON body so. */
export function acceptJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, readJson(body.toString()));
    } catch (error) {
      done(error instanceof Error ? error : malformed({ detail: 'the body could not be read' }));
    }
  });
}

/** The deepest nesting of brackets outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === backslash) at++;
      else if (code === quote) quoted = false;
    } else if (code === quote) quoted = true;
    else if (code === openBrace || code === openBracket) most = Math.max(most, ++depth);
    else if (code === closeBrace || code === closeBracket) depth--;
  }
  return most;
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [34, 92, 123, 125, 91, 93];
