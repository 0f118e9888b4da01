/** For tests: FEEL text as a boxed expression, held to a type if one is given. */
export function text(source: string, typeRef = ''): string {
  return `<literalExpression${typed(typeRef)}><text>${escaped(source)}</text></literalExpression>`;
}

/** For tests: an input whose id is `i_` and its name. */
export function input(name: string, typeRef = ''): string {
  return `<inputData name="${name}" id="i_${name}"><variable name="${name}"${typed(typeRef)}/></inputData>`;
}

/** For tests: that inputs are needed. */
export function needsInput(...names: readonly string[]): string {
  return names.map((name) => `<informationRequirement><requiredInput href="#i_${name}"/></informationRequirement>`).join('');
}

/** For tests: a decision with this logic, whose id is `d_` and its name. */
export function boxedDecision(name: string, logic: string, { needs = '', typeRef = '' } = {}): string {
  return `<decision name="${name}" id="d_${name}"><variable name="${name}"${typed(typeRef)}/>${needs}${logic}</decision>`;
}

/** For tests: a type of the file's own. */
export function itemDefinition(name: string, inside: string, isCollection = false): string {
  return `<itemDefinition name="${name}"${isCollection ? ' isCollection="true"' : ''}>${inside}</itemDefinition>`;
}

type Column = { readonly name?: string; readonly typeRef?: string; readonly values?: string; readonly fallback?: string };

/** For tests: a decision table: expressions of the inputs, columns of the outputs, and rows of cells, inputs first. */
export function table(about: {
  readonly policy?: string;
  readonly inputs: readonly (Column & { readonly expression: string })[];
  readonly outputs: readonly Column[];
  readonly rules: readonly (readonly string[])[];
}): string {
  const inputs = about.inputs.map(
    ({ expression, typeRef = '', values }) =>
      `<input><inputExpression${typed(typeRef)}><text>${escaped(expression)}</text></inputExpression>${inside('inputValues', values)}</input>`,
  );
  const outputs = about.outputs.map(
    ({ name, typeRef = '', values, fallback }) =>
      `<output${name === undefined ? '' : ` name="${name}"`}${typed(typeRef)}>${inside('outputValues', values)}${inside('defaultOutputEntry', fallback)}</output>`,
  );
  const rules = about.rules.map(
    (cells, at) =>
      `<rule id="r${at + 1}">${cells.map((cell, column) => inside(column < inputs.length ? 'inputEntry' : 'outputEntry', cell)).join('')}</rule>`,
  );
  return `<decisionTable ${about.policy ?? ''}>${inputs.join('')}${outputs.join('')}${rules.join('')}</decisionTable>`;
}

function inside(element: string, source: string | undefined): string {
  return source === undefined ? '' : `<${element}><text>${escaped(source)}</text></${element}>`;
}

function typed(typeRef: string): string {
  return typeRef === '' ? '' : ` typeRef="${typeRef}"`;
}

function escaped(source: string): string {
  return source.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
