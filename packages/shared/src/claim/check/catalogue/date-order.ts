import { LocalDate } from '../../../calendar/index.ts';
import type { Text } from '../../../text/index.ts';
import type { CheckInput } from '../check-input.ts';
import { defineCheck } from '../define-check.ts';
import type { FieldName } from '../receipt-reading.ts';

/** V12: visit ≤ issue ≤ submission, admission ≤ discharge ≤ issue, and the care lies inside the policy. */
export const dateOrder = defineCheck({
  id: 'V12',
  title: { zh: '日期先后合理并在保险期间内', en: 'The dates follow each other inside the policy' },
  weight: 30,
  judge(input) {
    const dates = datesOf(input);
    if (dates.issuedOn === undefined && dates.visitOn === undefined && dates.admittedOn === undefined) {
      const message = { zh: '票据日期无法识别，无法核对。', en: 'The dates of the receipt could not be read.' };
      return { verdict: 'not-checkable', message, about: [] };
    }
    const broken = rules.find(({ earlier, later }) => {
      const [from, to] = [dates[earlier], dates[later]];
      return from !== undefined && to !== undefined && from > to;
    });
    if (broken !== undefined) {
      const about = [broken.earlier, broken.later].filter((name) => isField(name));
      return { verdict: 'fail', message: broken.message, about };
    }
    const about = fields.filter((name) => dates[name] !== undefined);
    if (dates.visitOn === undefined && dates.admittedOn === undefined) {
      const message = {
        zh: '就诊或住院日期无法识别，无法判断是否在保险期间内。',
        en: 'The day of care could not be read, so whether the policy covers it cannot be told.',
      };
      return { verdict: 'not-checkable', message, about };
    }
    const message = { zh: '日期先后合理，并在保险期间内。', en: 'The dates follow each other and lie inside the policy.' };
    return { verdict: 'pass', message, about };
  },
});

const fields = ['visitOn', 'admittedOn', 'dischargedOn', 'issuedOn'] as const;
type DateName = (typeof fields)[number] | 'submittedOn' | 'startsOn' | 'endsOn';

/** ISO days compare as texts. What is no day was not read. */
function datesOf({ receipt, policy, submittedOn }: CheckInput): Readonly<Partial<Record<DateName, string>>> {
  const read = fields.flatMap((name) => {
    const day = LocalDate.safeParse(receipt[name]?.value);
    return day.success ? [[name, day.data] as const] : [];
  });
  return { ...Object.fromEntries(read), submittedOn, startsOn: policy.startsOn, endsOn: policy.endsOn };
}

function isField(name: DateName): name is FieldName & DateName {
  return fields.some((field) => field === name);
}

const rules: readonly { readonly earlier: DateName; readonly later: DateName; readonly message: Text }[] = [
  {
    earlier: 'visitOn',
    later: 'issuedOn',
    message: { zh: '就诊日期晚于开票日期。', en: 'The visit is later than the day of issue.' },
  },
  {
    earlier: 'admittedOn',
    later: 'dischargedOn',
    message: { zh: '入院日期晚于出院日期。', en: 'The admission is later than the discharge.' },
  },
  {
    earlier: 'dischargedOn',
    later: 'issuedOn',
    message: { zh: '出院日期晚于开票日期。', en: 'The discharge is later than the day of issue.' },
  },
  {
    earlier: 'admittedOn',
    later: 'issuedOn',
    message: { zh: '入院日期晚于开票日期。', en: 'The admission is later than the day of issue.' },
  },
  {
    earlier: 'issuedOn',
    later: 'submittedOn',
    message: { zh: '开票日期晚于提交理赔的日期。', en: 'The day of issue is later than the day the claim was submitted.' },
  },
  {
    earlier: 'visitOn',
    later: 'submittedOn',
    message: { zh: '就诊日期晚于提交理赔的日期。', en: 'The visit is later than the day the claim was submitted.' },
  },
  {
    earlier: 'startsOn',
    later: 'visitOn',
    message: { zh: '就诊日期早于保险起期。', en: 'The visit is earlier than the first day of the policy.' },
  },
  {
    earlier: 'visitOn',
    later: 'endsOn',
    message: { zh: '就诊日期晚于保险止期。', en: 'The visit is later than the last day of the policy.' },
  },
  {
    earlier: 'startsOn',
    later: 'admittedOn',
    message: { zh: '入院日期早于保险起期。', en: 'The admission is earlier than the first day of the policy.' },
  },
  {
    earlier: 'admittedOn',
    later: 'endsOn',
    message: { zh: '入院日期晚于保险止期。', en: 'The admission is later than the last day of the policy.' },
  },
];
