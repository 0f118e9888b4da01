import { abstract, attributes, child, children, type ElementType, element, type Package, texts, typed, typedMany } from './property.ts';

/**
 * Every element of the standard's model, DMN 1.5 with what older versions have besides, in the order of its schema (DMN15.xsd).
 * The library's own description ends with 1.3 and drops what came later. Ids and references are plain text: the
 * library refuses ids that are no ASCII names, and with them whole elements.
 */
export function modelPackage(uri: string): Package {
  return {
    name: 'DMN',
    prefix: 'dmn',
    uri,
    types: [...roots, ...elements, ...expressions, ...tables, ...artifacts],
    xml: { tagAlias: 'lowerCase' },
    associations: [],
    enumerations: [],
  };
}

const roots: readonly ElementType[] = [
  abstract('DMNElement', undefined, texts('description'), typed('extensionElements', 'ExtensionElements'), attributes('id', 'label')),
  abstract('NamedElement', 'DMNElement', attributes('name')),
  element('ExtensionElements', undefined, typedMany('values', 'Element')),
  element('DMNElementReference', undefined, attributes('href')),
  element(
    'Definitions',
    'NamedElement',
    typedMany('import', 'Import'),
    children('itemDefinition', 'ItemDefinition'),
    typedMany('drgElement', 'DRGElement'),
    typedMany('artifact', 'Artifact'),
    children('elementCollection', 'ElementCollection'),
    typedMany('businessContextElement', 'BusinessContextElement'),
    typed('dmnDI', 'dmndi:DMNDI'),
    attributes('expressionLanguage', 'typeLanguage', 'namespace', 'exporter', 'exporterVersion'),
  ),
  element('Import', 'NamedElement', attributes('namespace', 'locationURI', 'importType')),
  element('ElementCollection', 'NamedElement', children('drgElement', 'DMNElementReference')),
  element(
    'ItemDefinition',
    'NamedElement',
    texts('typeRef'),
    child('allowedValues', 'UnaryTests'),
    child('typeConstraint', 'UnaryTests'),
    children('itemComponent', 'ItemDefinition'),
    child('functionItem', 'FunctionItem'),
    attributes('typeLanguage', 'isCollection'),
  ),
  element('FunctionItem', 'DMNElement', children('parameters', 'InformationItem'), attributes('outputTypeRef')),
  element('InformationItem', 'NamedElement', attributes('typeRef')),
];

const elements: readonly ElementType[] = [
  abstract('DRGElement', 'NamedElement'),
  element(
    'Decision',
    'DRGElement',
    texts('question', 'allowedAnswers'),
    child('variable', 'InformationItem'),
    children('informationRequirement', 'InformationRequirement'),
    children('knowledgeRequirement', 'KnowledgeRequirement'),
    children('authorityRequirement', 'AuthorityRequirement'),
    children('supportedObjective', 'DMNElementReference'),
    children('impactedPerformanceIndicator', 'DMNElementReference'),
    children('decisionMaker', 'DMNElementReference'),
    children('decisionOwner', 'DMNElementReference'),
    children('usingProcess', 'DMNElementReference'),
    children('usingTask', 'DMNElementReference'),
    typed('decisionLogic', 'Expression'),
  ),
  abstract('Invocable', 'DRGElement', child('variable', 'InformationItem')),
  element(
    'BusinessKnowledgeModel',
    'Invocable',
    child('encapsulatedLogic', 'FunctionDefinition'),
    children('knowledgeRequirement', 'KnowledgeRequirement'),
    children('authorityRequirement', 'AuthorityRequirement'),
  ),
  element(
    'DecisionService',
    'Invocable',
    ...['outputDecision', 'encapsulatedDecision', 'inputDecision', 'inputData'].map((name) => children(name, 'DMNElementReference')),
  ),
  element('InputData', 'DRGElement', child('variable', 'InformationItem')),
  element(
    'KnowledgeSource',
    'DRGElement',
    children('authorityRequirement', 'AuthorityRequirement'),
    texts('type'),
    child('owner', 'DMNElementReference'),
    attributes('locationURI'),
  ),
  element(
    'InformationRequirement',
    'DMNElement',
    child('requiredDecision', 'DMNElementReference'),
    child('requiredInput', 'DMNElementReference'),
  ),
  element('KnowledgeRequirement', 'DMNElement', child('requiredKnowledge', 'DMNElementReference')),
  element(
    'AuthorityRequirement',
    'DMNElement',
    ...['requiredDecision', 'requiredInput', 'requiredAuthority'].map((name) => child(name, 'DMNElementReference')),
  ),
  abstract('BusinessContextElement', 'NamedElement', attributes('URI')),
  element('PerformanceIndicator', 'BusinessContextElement', children('impactingDecision', 'DMNElementReference')),
  element(
    'OrganizationUnit',
    'BusinessContextElement',
    children('decisionMade', 'DMNElementReference'),
    children('decisionOwned', 'DMNElementReference'),
  ),
];

const expressions: readonly ElementType[] = [
  abstract('Expression', 'DMNElement', attributes('typeRef')),
  element('LiteralExpression', 'Expression', texts('text'), child('importedValues', 'ImportedValues'), attributes('expressionLanguage')),
  element('ImportedValues', 'Import', texts('importedElement'), attributes('expressionLanguage')),
  element('UnaryTests', 'Expression', texts('text'), attributes('expressionLanguage')),
  element('Invocation', 'Expression', typed('calledFunction', 'Expression'), children('binding', 'Binding')),
  element('Binding', undefined, child('parameter', 'InformationItem'), typed('bindingFormula', 'Expression')),
  element('Context', 'Expression', children('contextEntry', 'ContextEntry')),
  element('ContextEntry', 'DMNElement', child('variable', 'InformationItem'), typed('value', 'Expression')),
  element(
    'FunctionDefinition',
    'Expression',
    children('formalParameter', 'InformationItem'),
    typed('body', 'Expression'),
    attributes('kind'),
  ),
  element('Relation', 'Expression', children('column', 'InformationItem'), children('row', 'List')),
  element('List', 'Expression', typedMany('elements', 'Expression')),
  element('ChildExpression', undefined, typed('value', 'Expression'), attributes('id')),
  element('TypedChildExpression', 'ChildExpression', attributes('typeRef')),
  abstract('Iterator', 'Expression', child('in', 'TypedChildExpression'), attributes('iteratorVariable')),
  element('For', 'Iterator', child('return', 'ChildExpression')),
  abstract('Quantified', 'Iterator', child('satisfies', 'ChildExpression')),
  element('Every', 'Quantified'),
  element('Some', 'Quantified'),
  element('Conditional', 'Expression', ...['if', 'then', 'else'].map((name) => child(name, 'ChildExpression'))),
  element('Filter', 'Expression', child('in', 'ChildExpression'), child('match', 'ChildExpression')),
];

const tables: readonly ElementType[] = [
  element(
    'DecisionTable',
    'Expression',
    children('input', 'InputClause'),
    children('output', 'OutputClause'),
    children('annotation', 'RuleAnnotationClause'),
    children('rule', 'DecisionRule'),
    attributes('hitPolicy', 'aggregation', 'preferredOrientation', 'outputLabel'),
  ),
  element('InputClause', 'DMNElement', child('inputExpression', 'LiteralExpression'), child('inputValues', 'UnaryTests')),
  element(
    'OutputClause',
    'DMNElement',
    child('outputValues', 'UnaryTests'),
    child('defaultOutputEntry', 'LiteralExpression'),
    attributes('name', 'typeRef'),
  ),
  element('RuleAnnotationClause', undefined, attributes('name')),
  element(
    'DecisionRule',
    'DMNElement',
    children('inputEntry', 'UnaryTests'),
    children('outputEntry', 'LiteralExpression'),
    children('annotationEntry', 'RuleAnnotation'),
  ),
  element('RuleAnnotation', undefined, texts('text')),
];

const artifacts: readonly ElementType[] = [
  abstract('Artifact', 'DMNElement'),
  element('Group', 'Artifact', attributes('name')),
  element('TextAnnotation', 'Artifact', texts('text'), attributes('textFormat')),
  element(
    'Association',
    'Artifact',
    child('sourceRef', 'DMNElementReference'),
    child('targetRef', 'DMNElementReference'),
    attributes('associationDirection'),
  ),
];
