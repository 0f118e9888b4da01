export { adopted } from './adopt-xml.ts';
export { lineAt, readXml, type XmlProblem } from './read-xml.ts';
export { writeXml, type XmlChange, type XmlChanges, type XmlInsert, xmlOf } from './write-xml.ts';
export { escaped, legal, legalJson } from './xml-text.ts';
export {
  attributeOf,
  childrenOf,
  elementsIn,
  type Namespaces,
  textOf,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts';
