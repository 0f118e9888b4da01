/**
 * What a BPMN file holds, counted by a plain scan over its tags: namespaces are respected, and nothing of our reader is used, so that
 * the measure cannot share its mistakes. Lists are in the order of the file.
 */
export type BpmnScan = {
  readonly nodes: readonly { readonly type: string; readonly id: string; readonly name: string }[];
  readonly lines: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** `gateway → line`. */
  readonly defaults: readonly string[];
  /** Every node that a lane names. */
  readonly lanes: readonly { readonly lane: string; readonly node: string }[];
  /** The first place each element is drawn at, as `[x, y]`. */
  readonly places: ReadonlyMap<string, readonly [number, number]>;
};

const flowNodes = new Set(
  `startEvent endEvent intermediateCatchEvent intermediateThrowEvent implicitThrowEvent boundaryEvent event task userTask manualTask serviceTask
  scriptTask businessRuleTask sendTask receiveTask callActivity subProcess adHocSubProcess transaction exclusiveGateway parallelGateway
  inclusiveGateway complexGateway eventBasedGateway choreographyTask callChoreography subChoreography`.split(/\s+/),
);
const models = ['http://www.omg.org/spec/BPMN/20100524/MODEL', 'http://schema.omg.org/spec/BPMN/2.0'];
const piece =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/!?]+)((?:\s+[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;

type Open = { readonly local: string; readonly model: boolean; readonly id: string; readonly element: string; readonly spaces: Spaces };
type Spaces = ReadonlyMap<string, string>;

/** Scans a file. What is no tag is skipped, so that any text gives some result. */
export function scanBpmn(text: string): BpmnScan {
  const nodes: BpmnScan['nodes'][number][] = [];
  const lines: BpmnScan['lines'][number][] = [];
  const defaults: string[] = [];
  const lanes: BpmnScan['lanes'][number][] = [];
  const places = new Map<string, readonly [number, number]>();
  const opened: Open[] = [];
  const enter = (tag: Open, given: ReadonlyMap<string, string>) => {
    const parent = opened.at(-1);
    if (tag.model && flowNodes.has(tag.local)) nodes.push({ type: tag.local, id: tag.id, name: given.get('name') ?? '' });
    if (tag.model && tag.local === 'sequenceFlow')
      lines.push({ id: tag.id, from: plain(given.get('sourceRef')), to: plain(given.get('targetRef')) });
    if (tag.model && given.has('default')) defaults.push(`${tag.id} → ${plain(given.get('default'))}`);
    if (tag.local === 'Bounds' && parent?.local === 'BPMNShape' && !places.has(parent.element))
      places.set(parent.element, [Number.parseFloat(given.get('x') ?? ''), Number.parseFloat(given.get('y') ?? '')]);
  };
  for (const [source, end, name, written, closed] of text.matchAll(piece)) {
    const parent = opened.at(-1);
    if (name === undefined) {
      const lane = opened.at(-2);
      if (parent?.model && parent.local === 'flowNodeRef' && source.trim() !== '' && !source.startsWith('<'))
        lanes.push({ lane: lane?.id ?? '', node: plain(source) });
    } else if (end === '/') opened.pop();
    else {
      const given = attributesIn(written ?? '');
      const spaces = spacesAfter(parent?.spaces ?? new Map(), given);
      const [prefix, local] = name.includes(':') ? [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)] : ['', name];
      const model = models.includes(spaces.get(prefix) ?? '');
      const tag = { local, model, id: given.get('id') ?? '', element: plain(given.get('bpmnElement')), spaces };
      enter(tag, given);
      if (closed !== '/') opened.push(tag);
    }
  }
  // A place that is no number is none.
  const real = [...places].filter(([, [x, y]]) => Number.isFinite(x) && Number.isFinite(y));
  return { nodes, lines, defaults, lanes, places: new Map(real) };
}

function attributesIn(written: string): ReadonlyMap<string, string> {
  const found = written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]));
}

function spacesAfter(outer: Spaces, given: ReadonlyMap<string, string>): Spaces {
  const own = [...given].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  return own.length === 0 ? outer : new Map([...outer, ...own.map(([name, uri]) => [name.slice(6), uri] as const)]);
}

function plain(reference = ''): string {
  const text = reference.trim();
  return text.slice(text.indexOf(':') + 1);
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole;
    return String.fromCodePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}
