import type { Text } from '../../text/index.ts';
import { type Claim, decisionOf } from './claim.ts';
import type { ClaimState } from './claim-state.ts';

/** The states as staff see them on a board. */
export const stateTitles: Readonly<Record<ClaimState, Text>> = {
  draft: { zh: '草稿', en: 'Draft' },
  reported: { zh: '已报案', en: 'Reported' },
  'awaiting-documents': { zh: '待补材料', en: 'Awaiting documents' },
  submitted: { zh: '已提交', en: 'Submitted' },
  routing: { zh: '分流中', en: 'Being routed' },
  'auto-assessing': { zh: '自动核定中', en: 'Assessed automatically' },
  'in-review': { zh: '人工审核中', en: 'In review' },
  investigating: { zh: '调查中', en: 'Under investigation' },
  decided: { zh: '已核定', en: 'Decided' },
  'awaiting-customer': { zh: '待客户确认', en: 'Awaiting the customer' },
  paying: { zh: '支付中', en: 'Being paid' },
  'payment-failed': { zh: '支付失败', en: 'Payment failed' },
  'awaiting-account': { zh: '待更换银行卡', en: 'Awaiting another account' },
  paid: { zh: '已支付', en: 'Paid' },
  closed: { zh: '已结案', en: 'Closed' },
  withdrawn: { zh: '已撤案', en: 'Withdrawn' },
  appealed: { zh: '申诉中', en: 'Appealed' },
  reopened: { zh: '已重开', en: 'Reopened' },
  recovering: { zh: '追偿中', en: 'Being recovered' },
};

/** How far the claim is, in a sentence for its customer. Says what happens next and names no amount; an investigation is not called one. */
export function progressOf(claim: Claim): Text {
  if (claim.state === 'decided' || claim.state === 'awaiting-customer') {
    const outcome = decisionOf(claim)?.outcome;
    if (outcome === 'declined') return declined;
    if (outcome === 'partial') return partial;
  }
  return progress[claim.state];
}

const declined: Text = {
  zh: '您的理赔已有结论，很遗憾这次不能赔付，原因已写在通知书里；如有异议，您可以申诉。',
  en: 'Your claim has been decided; we are sorry that it cannot be paid. The reasons are in your letter, and you may appeal.',
};

const partial: Text = {
  zh: '您的理赔已核定，部分费用可以赔付，明细和原因已写在通知书里；请您确认，如有异议可以申诉。',
  en: 'Your claim has been decided: part of it can be paid. Details and reasons are in your letter; please confirm, or appeal.',
};

const progress: Readonly<Record<ClaimState, Text>> = {
  draft: { zh: '您的理赔申请还没有提交，随时可以继续填写。', en: 'Your claim is not handed in yet; you can go on whenever you like.' },
  reported: { zh: '我们已收到您的报案，请按提示上传材料。', en: 'We have your report; please upload the documents as shown.' },
  'awaiting-documents': {
    zh: '还需要您补充材料，收到后我们会马上继续处理。',
    en: 'We still need documents from you and will go on as soon as they arrive.',
  },
  submitted: {
    zh: '您的材料已提交，我们正在查看是否齐全。',
    en: 'Your documents have arrived; we are seeing whether anything is missing.',
  },
  routing: { zh: '材料已齐全，正在为您安排审核。', en: 'Your documents are complete; the review is being arranged.' },
  'auto-assessing': { zh: '系统正在核定，通常很快就有结果。', en: 'Your claim is being assessed; this is usually quick.' },
  'in-review': { zh: '审核人员正在处理您的理赔。', en: 'A reviewer is working on your claim.' },
  investigating: {
    zh: '我们正在进一步核实材料，需要您配合时会联系您。',
    en: 'We are verifying some documents and will contact you if we need you.',
  },
  decided: { zh: '您的理赔已核定，即将进入下一步。', en: 'Your claim has been decided; the next step follows shortly.' },
  'awaiting-customer': {
    zh: '您的理赔已核定，请您确认结果和收款账户。',
    en: 'Your claim has been decided; please confirm the result and your account.',
  },
  paying: { zh: '赔款正在支付，请留意到账。', en: 'The payment is on its way.' },
  'payment-failed': {
    zh: '付款没有成功，我们正在处理，您的赔款不受影响。',
    en: 'The payment did not go through; we are seeing to it, and your money is safe.',
  },
  'awaiting-account': {
    zh: '收款账户无法入账，请更换一张银行卡。',
    en: 'The account cannot receive the payment; please give us another one.',
  },
  paid: { zh: '赔款已支付，请查收。', en: 'Your claim has been paid.' },
  closed: { zh: '您的理赔已结案；如有异议，您可以申诉。', en: 'Your claim is closed; if you disagree you may appeal.' },
  withdrawn: { zh: '您的理赔申请已撤回。', en: 'Your claim has been withdrawn.' },
  appealed: { zh: '我们已收到您的申诉，将由另一位审核人员重新查看。', en: 'We have your appeal; another reviewer will look at it.' },
  reopened: { zh: '您的理赔已重新开启，正在重新核定。', en: 'Your claim has been reopened and is being assessed again.' },
  recovering: {
    zh: '您的理赔正在做后续处理，需要您配合时会联系您。',
    en: 'Your claim is in follow-up; we will contact you if we need you.',
  },
};
