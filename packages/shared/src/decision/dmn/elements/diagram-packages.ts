import { abstract, attributes, children, element, type Package, typed, typedMany } from './property.ts';

/** The positions of a file's diagrams, of every version of the standard: they differ in the namespace alone. */
export function diagramPackages(uri: string): { readonly dmndi: Package; readonly di: Package; readonly dc: Package } {
  return { dmndi: { ...dmndi, uri }, di, dc };
}

const dmndi: Omit<Package, 'uri'> = {
  name: 'DMNDI',
  prefix: 'dmndi',
  associations: [],
  enumerations: [],
  types: [
    element('DMNDI', undefined, typedMany('diagrams', 'DMNDiagram'), typedMany('styles', 'DMNStyle')),
    element(
      'DMNDiagram',
      'di:Diagram',
      typed('size', 'Size'),
      typedMany('diagramElements', 'DMNDiagramElement'),
      attributes('dmnElementRef', 'useAlternativeInputDataShape'),
    ),
    abstract('DMNDiagramElement', 'di:DiagramElement', typed('label', 'DMNLabel'), attributes('dmnElementRef')),
    element(
      'DMNShape',
      'DMNDiagramElement',
      typed('bounds', 'dc:Bounds'),
      typed('decisionServiceDividerLine', 'DMNDecisionServiceDividerLine'),
      attributes('isListedInputData', 'isCollapsed'),
    ),
    element('DMNEdge', 'DMNDiagramElement', children('di:waypoint', 'dc:Point'), attributes('sourceElement', 'targetElement')),
    element('DMNDecisionServiceDividerLine', 'di:DiagramElement', children('di:waypoint', 'dc:Point')),
    element('DMNLabel', 'di:DiagramElement', typed('bounds', 'dc:Bounds'), typed('text', 'Text')),
    element('Text', undefined, [{ name: 'text', type: 'String', isBody: true }]),
    element('Size', 'dc:Dimension'),
    element(
      'DMNStyle',
      'di:Style',
      ...['FillColor', 'StrokeColor', 'FontColor'].map((name) => typed(name, name)),
      attributes('fontFamily', 'fontSize', 'fontItalic', 'fontBold', 'fontUnderline', 'fontStrikeThrough'),
      attributes('labelHorizontalAlignement', 'labelHorizontalAlignment', 'labelVerticalAlignment'),
    ),
    ...['FillColor', 'StrokeColor', 'FontColor'].map((name) => element(name, 'dc:Color')),
  ],
};

const di: Package = {
  name: 'DI',
  prefix: 'di',
  uri: 'http://www.omg.org/spec/DMN/20180521/DI/',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  enumerations: [],
  types: [
    abstract('DiagramElement', undefined, typed('extension', 'Extension'), typed('style', 'Style'), attributes('sharedStyle', 'id')),
    abstract('Diagram', 'DiagramElement', attributes('name', 'documentation', 'resolution')),
    abstract('Style', undefined, typed('extension', 'Extension'), attributes('id')),
    element('Extension', undefined, typedMany('values', 'Element')),
  ],
};

const dc: Package = {
  name: 'DC',
  prefix: 'dc',
  uri: 'http://www.omg.org/spec/DMN/20180521/DC/',
  associations: [],
  enumerations: [],
  types: [
    element('Dimension', undefined, attributes('width', 'height')),
    element('Bounds', undefined, attributes('height', 'width', 'x', 'y')),
    element('Point', undefined, attributes('x', 'y')),
    element('Color', undefined, attributes('red', 'green', 'blue')),
  ],
};
