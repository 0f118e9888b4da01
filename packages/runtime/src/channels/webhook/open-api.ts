import { Entry } from '@mortise/shared/conversation';
import { CustomerMessage, FileRef } from '@mortise/shared/execution';
import { z } from 'zod';

const Failure = {
  description: 'Refused: a stable code, a message and the id to ask about',
  content: json({ $ref: '#/components/schemas/Fault' }),
};
const flowPath = [pathParameter('tenant', "The insurer's id"), pathParameter('flow', 'The id of a published flow')];

/** What programs may call, as OpenAPI 3.1: webhooks and the public chat. Staff's screens use typed procedures instead. */
export function openApiDocument(version: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Mortise 榫卯', version, description: 'Start flows from other systems, and put the chat into other pages.' },
    paths: {
      '/hooks/{tenant}/{flow}': {
        post: {
          summary: 'Starts a flow and waits for its result, at most 25 seconds',
          description:
            'The same Idempotency-Key and body give the same execution and its answer. Instead of a token a call may be signed: ' +
            'Mortise-Signature is v1= and the hex HMAC-SHA-256 over Mortise-Timestamp (seconds), a dot, Mortise-Delivery, a dot and the raw body; ' +
            'it is taken for five minutes, and a delivery id is one call however often it is sent.',
          security: [{ token: [] }, {}],
          parameters: [
            ...flowPath,
            header('Idempotency-Key', 'Makes the call once; kept as long as the execution'),
            header('Mortise-Timestamp', 'Signed calls: seconds since 1970'),
            header('Mortise-Delivery', 'Signed calls: the id of this delivery'),
            header('Mortise-Signature', 'Signed calls: v1=HEX'),
          ],
          requestBody: {
            required: true,
            content: json({ type: 'object', description: "The flow's input variables; money as integer fen" }),
          },
          responses: {
            200: {
              description: 'It rests: finished, failed, or waiting for a person',
              content: json({ $ref: '#/components/schemas/Answer' }),
            },
            202: {
              description: 'It goes on; ask for it by its id',
              content: json({ type: 'object', properties: { execution: { type: 'string' } } }),
            },
            ...failures(400, 401, 403, 404, 409, 422, 429, 503),
          },
        },
      },
      '/chat/{tenant}/conversations': {
        post: {
          summary: 'Begins a conversation at the front door, or at another published dialog',
          parameters: [flowPath[0]],
          requestBody: { content: json({ type: 'object', properties: { language: { enum: ['zh', 'en'] }, flow: { type: 'string' } } }) },
          responses: {
            200: {
              description: 'The conversation, its bearer token and what was said',
              content: json({ $ref: '#/components/schemas/Conversation' }),
            },
            ...failures(400, 404, 429),
          },
        },
      },
      '/chat/files': {
        post: {
          summary: 'Uploads a photograph into a conversation',
          security: [{ conversation: [] }],
          requestBody: {
            content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } },
          },
          responses: {
            200: {
              description: 'The file to cite in a message, and whether it can be read',
              content: json({ $ref: '#/components/schemas/Upload' }),
            },
            ...failures(400, 401, 413, 429),
          },
        },
      },
      '/chat/socket': {
        get: {
          summary: 'The conversation, live (WebSocket)',
          description:
            'First message {token, after?}; then {say: {id, text? | choice? | files?}}. The server tells {entries}, {heard}, {progress}, {typing}, {fault}. ' +
            'The same message id twice is one message; after a break, come back with the last entry number in `after`.',
          responses: { 101: { description: 'Switching protocols' } },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token (mt_…)' },
        conversation: { type: 'http', scheme: 'bearer', description: "A conversation's token (mc_…)" },
      },
      schemas: {
        Answer: z.toJSONSchema(z.object({ execution: z.string(), status: z.string(), output: z.record(z.string(), z.unknown()) })),
        Conversation: z.toJSONSchema(z.object({ conversation: z.string(), token: z.string(), entries: z.array(Entry) })),
        Upload: z.toJSONSchema(
          z.object({ file: FileRef, quality: z.object({ verdict: z.enum(['good', 'poor']), reasons: z.array(z.string()) }) }),
        ),
        Message: z.toJSONSchema(CustomerMessage),
        Fault: z.toJSONSchema(z.object({ code: z.string(), message: z.string(), requestId: z.string() })),
      },
    },
  };
}

function json(schema: object) {
  return { 'application/json': { schema } };
}

function failures(...statuses: readonly number[]) {
  return Object.fromEntries(statuses.map((status) => [status, Failure]));
}

function pathParameter(name: string, description: string) {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

function header(name: string, description: string) {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } };
}
