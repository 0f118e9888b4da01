import { screenTexts } from '../app/language.ts';

export const useSignInTexts = screenTexts('sign-in', {
  title: { zh: '登录', en: 'Sign in' },
  brand: { zh: '榫卯', en: 'Mortise' },
  line: { zh: '客服与理赔流程平台', en: 'Service and claim flows for insurers' },
  tenant: { zh: '机构', en: 'Institution' },
  user: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Sign in' },
  failed: { zh: '没能登录', en: 'Could not sign in' },
  demo: { zh: '演示账号', en: 'Demo sign-ins' },
  demoHelp: { zh: '点一下即可登录。数据只在本机。', en: 'One click signs you in. The data stays on this machine.' },
});
