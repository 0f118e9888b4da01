import { type OpaqueSettings, opaqueKind } from '../../flow/index.ts';
import { Json } from '../../json/index.ts';
import type { Text } from '../../text/index.ts';
import type { Place } from '../read/container.ts';
import { typeNameOf } from '../read/type-names.ts';
import { standaloneXml } from './standalone-xml.ts';
import { type Around, said, type Translation } from './translation.ts';

/** The element as a step that is kept and cannot run, for this reason. */
export function opaqueStep({ id, element, outgoing }: Place, why: Text, around: Around): Translation {
  const source = around.source(id);
  const written = source ? standaloneXml(source) : '';
  const settings: OpaqueSettings = {
    type: element.$type,
    title: typeNameOf(element),
    why,
    ways: outgoing.map((line) => ({
      id: around.exitOf(line),
      title: line.name === undefined && outgoing.length === 1 ? onward : said(line.name ?? ''),
    })),
    source: written.length > longest ? '' : written,
  };
  return { kind: opaqueKind, settings: Json.parse(settings) };
}

const onward: Text = { zh: '下一步', en: 'Next' };

/** Reasons why an element has no step of ours. */
export const whys = {
  noStep: { zh: '还没有对应的步骤', en: 'there is no step for it yet' },
  undecided: { zh: '没有说明由谁或什么系统来做', en: 'it does not say who or what does it' },
  oneStart: { zh: '一个流程只有一个开始', en: 'a flow has one start' },
  trigger: { zh: '流程不能由它触发', en: 'a flow cannot be started by it' },
  ownBranch: {
    zh: '它只结束一条并行分支，而我们的「结束」会结束整个流程；请先汇合分支',
    en: 'it ends one of several branches, and our "End" ends the whole flow: bring the branches together first',
  },
  afterEnd: { zh: '结束之后还有连线', en: 'lines lead on from an end' },
  repeated: { zh: '它要重复执行（循环或多实例）', en: 'it is done several times (loop or multi-instance)' },
  compensation: { zh: '它只在补偿时执行', en: 'it is only done for compensation' },
  foreignScript: { zh: '脚本不是本平台的 function main(input)', en: 'its script is no function main(input) of this platform' },
  eventSubProcess: { zh: '它由事件触发，与流程并行', en: 'an event starts it beside the flow' },
  tooManyWays: { zh: '出口太多', en: 'it has too many ways out' },
  conditional: { zh: '不是网关，却有带条件的多个出口', en: 'it is no gateway and leaves by several lines with conditions' },
  notFixed: { zh: '时间不是固定时长', en: 'its time is not a fixed length' },
} as const satisfies Readonly<Record<string, Text>>;

/** Longer sources are kept in the file alone, not a second time in the step. */
const longest = 20_000;
