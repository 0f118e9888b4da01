import type { Text } from '@mortise/shared/text';
import { TRPCClientError } from '@trpc/client';
import { useTextIn } from './language.ts';

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** What went wrong at the runtime, as the screens may show it. */
type ShownFault = { readonly code: string; readonly message: string; readonly facts: Facts; readonly requestId: string };

/** The fault behind a failed call; a broken line is `network.unreachable`. */
export function faultFrom(error: unknown): ShownFault {
  const data: { fault?: Omit<ShownFault, 'requestId'>; requestId?: string } | undefined =
    error instanceof TRPCClientError ? error.data : undefined;
  if (data?.fault) return { ...data.fault, requestId: data.requestId ?? '' };
  return { code: 'network.unreachable', message: '', facts: {}, requestId: '' };
}

/** What to do about the faults that people meet: the runtime's own words are for the log. */
const advice: Readonly<Record<string, Text>> = {
  'network.unreachable': {
    zh: '连不上服务器。请检查网络，稍后再试；您的修改仍保留在本页。',
    en: 'The server cannot be reached. Check your network and try again; your changes are still on this page.',
  },
  'internal.bug': {
    zh: '系统出现意外问题，已经记录。请再试一次；仍不行请把请求编号告诉管理员。',
    en: 'Something unforeseen happened and was recorded. Try again; if it stays, give the request number to your administrator.',
  },
  'session.required': { zh: '登录已失效，请重新登录。', en: 'You are no longer signed in. Please sign in again.' },
  'session.refused': { zh: '机构、用户名或密码不对。', en: 'The institution, user name or password is not right.' },
  'session.too-many-tries': { zh: '尝试次数太多，请 15 分钟后再试。', en: 'Too many tries. Please try again in a quarter of an hour.' },
  'session.not-allowed': {
    zh: '您的角色不能做这件事，请联系管理员。',
    en: 'Your roles do not allow this. Ask your administrator.',
  },
  'request.too-many': { zh: '操作太频繁，请稍后再试。', en: 'Too many requests. Please wait a moment.' },
  'flow.not-found': { zh: '没有这个流程，可能已被改名。', en: 'There is no such flow.' },
  'flow.exists': { zh: '这个编号已经有流程了，请换一个。', en: 'There is already a flow with this id. Choose another.' },
  'flow.draft-changed': {
    zh: '别人刚保存了这个流程。请重新打开，再做一次您的修改。',
    en: 'Somebody else has just saved this flow. Open it again and repeat your change.',
  },
  'flow.not-publishable': { zh: '流程里还有错误，请先改好再发布。', en: 'The flow still has errors. Mend them, then publish.' },
  'resource.not-found': { zh: '没有这张表或这份资料，可能已被改名。', en: 'There is no such table or collection.' },
  'resource.changed': {
    zh: '别人刚保存了它。请重新打开，再做一次您的修改。',
    en: 'Somebody else has just saved it. Open it again and repeat your change.',
  },
  'trial.not-runnable': { zh: '流程里还有错误，改好后才能试运行。', en: 'The flow still has errors. Mend them to try it out.' },
  'task.not-found': { zh: '没有这项待办，或不归您处理。', en: 'There is no such task, or it is not yours.' },
  'task.not-open': { zh: '这项待办已经有人处理了，请刷新列表。', en: 'Somebody has already decided this task. Refresh the list.' },
  'execution.not-found': { zh: '没有这次执行。', en: 'There is no such execution.' },
  'person.exists': { zh: '这个用户名已经有人用。', en: 'Somebody already has this user name.' },
  'person.last-admin': { zh: '至少要保留一位管理员。', en: 'At least one administrator must remain.' },
  'token.too-mighty': { zh: '令牌的角色不能超过您自己的角色。', en: 'A token cannot have more roles than you have.' },
};

/** Reads a failed call out to the person: what to do next, and the request's number where it helps. */
export function useFaultText(): (error: unknown) => string {
  const textIn = useTextIn();
  return (error) => {
    const { code, message, requestId } = faultFrom(error);
    const known = advice[code];
    if (!known) return requestId ? `${message} (${requestId})` : message;
    return code === 'internal.bug' && requestId ? `${textIn(known)} (${requestId})` : textIn(known);
  };
}
