/** Why an edit is refused, in the words an operator reads. */
export const refusals = {
  ownStep: { zh: '步骤不能连到自己。', en: 'A step cannot lead to itself.' },
  exitTaken: { zh: '这个出口已经连到别的步骤，请先断开。', en: 'This way out already leads somewhere; remove that line first.' },
  noSuchExit: { zh: '这个步骤没有这个出口。', en: 'This step has no such way out.' },
  noSuchStep: { zh: '画布上没有这个步骤。', en: 'There is no such step on the canvas.' },
  noSuchLine: { zh: '画布上没有这条连线。', en: 'There is no such line on the canvas.' },
  noSuchNote: { zh: '画布上没有这张便签。', en: 'There is no such note on the canvas.' },
  idTaken: { zh: '这个编号已经用过。', en: 'This id is already taken.' },
  unknownKind: { zh: '没有安装这种步骤。', en: 'This kind of step is not installed.' },
  wrongFlowType: { zh: '这种步骤不能用在这类流程里。', en: 'This kind of step cannot stand in this type of flow.' },
  tooMany: { zh: '画布已满：最多 5000 个步骤。', en: 'The canvas is full: 5,000 steps at most.' },
  labelTooLong: { zh: '名称最长 200 个字。', en: 'A name has 200 characters at most.' },
  noteTooLong: { zh: '便签最长 4000 个字。', en: 'A note has 4,000 characters at most.' },
  nothing: { zh: '没有选中任何内容。', en: 'Nothing is selected.' },
  badVariable: {
    zh: '变量名要以文字或下划线开头，只含文字、数字和下划线。',
    en: 'A variable starts with a letter or underscore and holds letters, digits and underscores only.',
  },
  moneyName: { zh: '金额变量的名称不带单位，不能以 Fen 结尾。', en: 'A money variable is named without its unit: not ending in Fen.' },
  variableTaken: { zh: '已有同名的变量。', en: 'There is already a variable of this name.' },
  emptyName: { zh: '请填写名称。', en: 'Please give it a name.' },
} as const;
