/** The palette's drawers, in the order they are shown. */
export const groups = {
  control: { zh: '流程控制', en: 'Flow control' },
  talk: { zh: '对话', en: 'Conversation' },
  customer: { zh: '客户', en: 'Customer' },
  document: { zh: '单证识别', en: 'Documents' },
  claim: { zh: '理赔', en: 'Claims' },
  data: { zh: '数据与决策', en: 'Data and decisions' },
  part: { zh: '外部系统', en: 'Other systems' },
} as const;
