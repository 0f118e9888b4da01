import { attributeOf, elementsIn, type XmlChange, type XmlElement } from '../xml/index.ts';
import { type BpmnWarning, warningOf } from './bpmn-warning.ts';
import { earlierUris, flowNodes, modelUri, otherNamed } from './model-words.ts';

type Repair = { readonly changes: ReadonlyMap<XmlElement, XmlChange>; readonly warnings: readonly BpmnWarning[] };

/**
 * What must change so that every element that matters has an id and no two have the same. The first keeps its id, and elements of the
 * model go before those of the diagram: it is the model's ids that the rest of a file refers to.
 */
export function repairedIds(root: XmlElement): Repair {
  const all = [...elementsIn(root)];
  const model = all.filter(isModel);
  const wanted = new Set(all.flatMap((element) => attributeOf(element, 'id') ?? []));
  const claimed = new Set<string>();
  const changes = new Map<XmlElement, XmlChange>();
  const warnings: BpmnWarning[] = [];
  const fresh = (stem: string) => {
    let id = stem;
    for (let n = 2; wanted.has(id) || claimed.has(id); n += 1) id = `${stem}_${n}`;
    return id;
  };
  for (const element of [...model, ...all.filter((each) => !isModel(each) && isDiagram(each))]) {
    const id = attributeOf(element, 'id');
    if (id === undefined || id.trim() === '') {
      if (!isModel(element) || !(flowNodes.has(element.local) || otherNamed.has(element.local))) continue;
      const given = fresh(`${element.local}_1`);
      claimed.add(given);
      changes.set(element, { attributes: { id: given } });
      warnings.push(
        warningOf('no-id', given, `${element.local} 没有编号，已编为 ${given}`, `a ${element.local} has no id; it is ${given} now`),
      );
      continue;
    }
    if (!claimed.has(id)) {
      claimed.add(id);
      continue;
    }
    const given = fresh(id);
    claimed.add(given);
    changes.set(element, { attributes: { id: given } });
    warnings.push(
      warningOf(
        'duplicate-id',
        given,
        `编号 ${id} 重复，第二个 ${element.local} 已改为 ${given}`,
        `the id ${id} is used twice; the other ${element.local} is ${given} now`,
      ),
    );
  }
  return { changes, warnings };
}

function isModel({ uri }: XmlElement): boolean {
  return uri === modelUri || Object.hasOwn(earlierUris, uri);
}

/** Diagrams and what the standard builds them from; ids within extensions are nobody's business but their vendor's. */
function isDiagram({ uri }: XmlElement): boolean {
  return uri.startsWith('http://www.omg.org/spec/') || uri.startsWith('http://schema.omg.org/spec/');
}
