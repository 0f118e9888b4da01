import type { Text } from '../../text/index.ts';
import type { ReceiptFieldName } from './receipt.ts';

/** What each field is called on the form (财政部 medical fiscal receipt) and in English. */
export const receiptFieldTitles: Readonly<Record<ReceiptFieldName, Text>> = {
  code: { zh: '票据代码', en: 'Receipt code' },
  number: { zh: '票据号码', en: 'Receipt number' },
  checkCode: { zh: '校验码', en: 'Check code' },
  issuedOn: { zh: '开票日期', en: 'Issued on' },
  payer: { zh: '交款人', en: 'Payer' },
  hospital: { zh: '收款单位', en: 'Hospital' },
  hospitalType: { zh: '医疗机构类型', en: 'Type of hospital' },
  visitOn: { zh: '就诊日期', en: 'Visit on' },
  admittedOn: { zh: '入院日期', en: 'Admitted on' },
  dischargedOn: { zh: '出院日期', en: 'Discharged on' },
  totalFen: { zh: '金额合计（小写）', en: 'Total' },
  totalUpper: { zh: '金额合计（大写）', en: 'Total in words' },
  fundFen: { zh: '医保统筹基金支付', en: 'Paid by the social fund' },
  otherFen: { zh: '其他支付', en: 'Other payments' },
  accountFen: { zh: '个人账户支付', en: 'Paid from the personal account' },
  cashFen: { zh: '个人现金支付', en: 'Paid in cash' },
  selfPayFen: { zh: '个人自付', en: 'Own share' },
  ownExpenseFen: { zh: '个人自费', en: 'Own expense' },
};
