import type { Language } from '@mortise/shared/text';

/** What the chat page says by itself; everything else comes from the flow. */
export const chatTexts = {
  title: { zh: '在线客服', en: 'Customer service' },
  log: { zh: '对话记录', en: 'Conversation' },
  type: { zh: '请输入…', en: 'Type here…' },
  typeCode: { zh: '请输入验证码', en: 'Enter the code' },
  send: { zh: '发送', en: 'Send' },
  photo: { zh: '拍照', en: 'Take a photo' },
  album: { zh: '选择图片', en: 'Choose pictures' },
  attach: { zh: '上传图片或文件', en: 'Send a picture or file' },
  remove: { zh: '移除', en: 'Remove' },
  sendFiles: { zh: '发送 {n} 张', en: 'Send {n}' },
  uploading: { zh: '正在上传', en: 'Uploading' },
  uploadFailed: { zh: '上传失败，请重试', en: 'Upload failed, please try again' },
  goodPhoto: { zh: '清晰', en: 'Clear' },
  poorPhoto: { zh: '可能看不清，建议重拍', en: 'May be hard to read; better take it again' },
  photoHint: { zh: '平放、光线充足、四角入镜、不要反光', en: 'Lay it flat, in good light, all four corners in view, no glare' },
  lost: { zh: '连接断开，正在重新连接…', en: 'Connection lost, reconnecting…' },
  connecting: { zh: '正在连接…', en: 'Connecting…' },
  failed: { zh: '暂时无法开始对话，请稍后再试。', en: 'The conversation cannot start right now. Please try again later.' },
  retry: { zh: '再试一次', en: 'Try again' },
  restart: { zh: '新对话', en: 'New conversation' },
  working: { zh: '正在处理', en: 'Working' },
  typing: { zh: '对方正在输入', en: 'Typing' },
  you: { zh: '我', en: 'You' },
  service: { zh: '智能客服', en: 'Assistant' },
  agent: { zh: '人工客服', en: 'Agent' },
  file: { zh: '附件', en: 'Attachment' },
  sending: { zh: '发送中', en: 'Sending' },
  otherLanguage: { zh: 'English', en: '中文' },
} as const;

export type Words = (key: keyof typeof chatTexts, values?: Readonly<Record<string, string | number>>) => string;

/** The page's words in one language; `{name}` in a text is replaced by its value. */
export function wordsIn(language: Language): Words {
  return (key, values = {}) =>
    Object.entries(values).reduce<string>((text, [name, value]) => text.replace(`{${name}}`, String(value)), chatTexts[key][language]);
}
