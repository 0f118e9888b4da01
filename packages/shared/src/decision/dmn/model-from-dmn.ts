import { z } from 'zod';
import type { DecisionModel, ItemDefinition } from '../model/decision-model.ts';
import { BoxedElement, FunctionElement, ItemElement, Name } from './boxed-from-dmn.ts';
import { DiagramsElement } from './diagrams-from-dmn.ts';

/** The model of a file's element tree, or undefined where the tree is none of DMN definitions. */
export function modelFromDmn(root: unknown): DecisionModel | undefined {
  const definitions = Definitions.safeParse(root);
  if (!definitions.success) return undefined;
  const { drgElement: elements, expressionLanguage, import: imports, itemDefinition: types, dmnDI: diagrams, ...file } = definitions.data;
  return {
    namespace: file.namespace,
    name: file.name,
    language: expressionLanguage === undefined || /feel/i.test(expressionLanguage) ? undefined : expressionLanguage,
    imports,
    types,
    inputs: elements.flatMap((element) => (element.is === 'input' ? element.value : [])),
    decisions: elements.flatMap((element) => (element.is === 'decision' ? element.value : [])),
    knowledge: elements.flatMap((element) => (element.is === 'knowledge' ? element.value : [])),
    services: elements.flatMap((element) => (element.is === 'service' ? element.value : [])),
    sources: elements.flatMap((element) => (element.is === 'source' ? element.value : [])),
    diagrams,
  };
}

const text = z.string().optional();

/** `#id`, or `namespace#id` for an element of another file. */
const Reference = z.object({ href: z.string() }).transform(({ href }) => {
  const at = href.indexOf('#');
  return at > 0 ? { namespace: href.slice(0, at), id: href.slice(at + 1) } : { id: href.slice(at + 1) };
});
const References = z.array(Reference).default([]);

const named = { id: text, name: Name.default(''), description: text, variable: ItemElement.optional() };
type Named = {
  readonly id?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  readonly variable?: { readonly name: string; readonly typeRef?: string | undefined } | undefined;
};

/** What every element has; one without an id goes by its name, a variable without a name by that of its element. */
function about({ id, name, description, variable }: Named) {
  return { id: id ?? name, name, description, variable: { name: variable?.name || name, typeRef: variable?.typeRef } };
}

const Input = z
  .object({ $type: z.literal('dmn:InputData'), ...named })
  .transform((element) => ({ is: 'input' as const, value: about(element) }));

const Information = z.object({ requiredDecision: Reference.optional(), requiredInput: Reference.optional() });
const Knowledge = z.array(z.object({ requiredKnowledge: Reference.optional() })).default([]);
const Decision = z
  .object({
    $type: z.literal('dmn:Decision'),
    ...named,
    question: text,
    allowedAnswers: text,
    informationRequirement: z.array(Information).default([]),
    knowledgeRequirement: Knowledge,
    decisionLogic: BoxedElement.optional(),
  })
  .transform(({ question, allowedAnswers, informationRequirement, knowledgeRequirement, decisionLogic: logic, ...element }) => ({
    is: 'decision' as const,
    value: {
      ...about(element),
      question,
      allowedAnswers,
      needs: {
        inputs: informationRequirement.flatMap(({ requiredInput }) => requiredInput ?? []),
        decisions: informationRequirement.flatMap(({ requiredDecision }) => requiredDecision ?? []),
        knowledge: knowledgeRequirement.flatMap(({ requiredKnowledge }) => requiredKnowledge ?? []),
      },
      logic,
    },
  }));

const KnowledgeModel = z
  .object({
    $type: z.literal('dmn:BusinessKnowledgeModel'),
    ...named,
    encapsulatedLogic: FunctionElement.optional(),
    knowledgeRequirement: Knowledge,
  })
  .transform(({ encapsulatedLogic: logic, knowledgeRequirement, ...element }) => ({
    is: 'knowledge' as const,
    value: { ...about(element), logic, knowledge: knowledgeRequirement.flatMap(({ requiredKnowledge }) => requiredKnowledge ?? []) },
  }));

const Service = z
  .object({
    $type: z.literal('dmn:DecisionService'),
    ...named,
    outputDecision: References,
    encapsulatedDecision: References,
    inputDecision: References,
    inputData: References,
  })
  .transform(({ outputDecision: outputs, encapsulatedDecision: encapsulated, inputDecision: inputDecisions, inputData, ...element }) => ({
    is: 'service' as const,
    value: { ...about(element), outputs, encapsulated, inputDecisions, inputData },
  }));

const Source = z
  .object({ $type: z.literal('dmn:KnowledgeSource'), id: text, name: Name.default(''), type: text, locationURI: text })
  .transform(({ id, name, type: kind, locationURI: location }) => ({
    is: 'source' as const,
    value: { id: id ?? name, name, kind, location },
  }));

/** Elements that are none of the graph's: kept in the file, of no consequence for deciding. */
const Other = z.unknown().transform(() => ({ is: 'other' as const }));
const DrgElement = z.union([z.discriminatedUnion('$type', [Input, Decision, KnowledgeModel, Service, Source]), Other]);

const Signature = z.object({ parameters: z.array(ItemElement).default([]), outputTypeRef: text });
const Type: z.ZodType<ItemDefinition> = z.lazy(() =>
  z
    .object({
      name: Name.default(''),
      typeRef: text,
      isCollection: text,
      allowedValues: z.object({ text }).optional(),
      typeConstraint: z.object({ text }).optional(),
      itemComponent: z.array(Type).default([]),
      functionItem: Signature.optional(),
    })
    .transform(({ name, typeRef, isCollection, allowedValues, typeConstraint, itemComponent: components, functionItem }) => ({
      name,
      typeRef,
      isCollection: isCollection === 'true' || isCollection === '1',
      allowedValues: allowedValues?.text,
      typeConstraint: typeConstraint?.text,
      components,
      signature: functionItem && { parameters: functionItem.parameters, result: functionItem.outputTypeRef },
    })),
);

const Import = z
  .object({ name: Name.default(''), namespace: z.string().default(''), importType: z.string().default(''), locationURI: text })
  .transform(({ name, namespace, importType: kind, locationURI: location }) => ({ name, namespace, kind, location }));

const Definitions = z.object({
  $type: z.literal('dmn:Definitions'),
  namespace: z.string().default(''),
  name: z.string().default(''),
  expressionLanguage: text,
  import: z.array(Import).default([]),
  itemDefinition: z.array(Type).default([]),
  drgElement: z.array(DrgElement).default([]),
  dmnDI: DiagramsElement,
});
