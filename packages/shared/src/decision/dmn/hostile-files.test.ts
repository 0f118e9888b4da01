import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dmn15, environment, given } from '../model/ask-model.ts';
import { compileModel } from '../model/compile-model.ts';
import { boxedDecision, input, itemDefinition, needsInput, table, text } from '../model/model-xml.ts';
import { readDmn } from './read-dmn.ts';

const file = `<?xml version="1.0"?><definitions xmlns="${dmn15}" name="n" namespace="urn:n">
  ${itemDefinition('tA', '<typeRef>number</typeRef><allowedValues><text>&gt; 0</text></allowedValues>')}${input('a', 'tA')}
  ${boxedDecision('t', table({ inputs: [{ expression: 'a' }], outputs: [{ name: 'o' }], rules: [['> 1', '"x"'], ['-', '"y"']] }), { needs: needsInput('a') })}
  ${boxedDecision('f', `<for iteratorVariable="i"><in>${text('[1, 2]')}</in><return>${text('i + a')}</return></for>`, { needs: needsInput('a') })}
  <businessKnowledgeModel name="k" id="k"><encapsulatedLogic><formalParameter name="n"/>${text('n')}</encapsulatedLogic></businessKnowledgeModel>
  <decisionService name="s" id="s"><outputDecision href="#d_t"/><inputData href="#i_a"/></decisionService></definitions>`; // biome-ignore format: one file

const piece = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('<', '>', '"', '<!--', ']]>', '<for>', '</decision>', '#d_t', 'typeRef="tA"', '&#0;', '\u0000', '<context>')); // biome-ignore format: one list
const damaged = fc
  .array(fc.tuple(fc.nat(file.length), fc.nat(40), piece), { minLength: 1, maxLength: 4 })
  .map((cuts) => cuts.reduce((xml, [at, gone, more]) => xml.slice(0, at) + more + xml.slice(at + gone), file));

test('whatever is done to a file, it is refused, or read and decided within its steps', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, fc.constantFrom('strict' as const, 'standard' as const), async (xml, dialect) => {
      const document = await readDmn(xml);
      if (!document.ok) {
        expect(document.message.zh).not.toBe('');
        return;
      }
      const compiled = compileModel(document.model, { dialect });
      if (compiled.ok) compiled.model.decide({ given: given({ a: 2 }), environment: { ...environment, budget: 20_000 } });
      else expect(compiled.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
