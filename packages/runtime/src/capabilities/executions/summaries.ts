import type { Command, ExecutionEvent } from '@mortise/shared/execution';
import type { Text } from '@mortise/shared/text';

/** What happened, in words an operator reads. Never what a customer said or a value. */
export function eventSummary(event: ExecutionEvent): Text {
  switch (event.type) {
    case 'started':
      return { zh: `开始，来自${channels[event.origin.channel].zh}`, en: `started by ${channels[event.origin.channel].en}` };
    case 'received':
      return messageSummary(event.message);
    case 'signalled':
      return { zh: `收到外部事件 ${event.name}`, en: `outside event ${event.name}` };
    case 'performed':
      return { zh: `请求 ${ordinalOf(event.key)} 已完成`, en: `request ${ordinalOf(event.key)} came back` };
    case 'failed':
      return {
        zh: `请求 ${ordinalOf(event.key)} 失败：${event.fault.code}`,
        en: `request ${ordinalOf(event.key)} failed: ${event.fault.code}`,
      };
    case 'fired':
      return { zh: '到达设定时间', en: 'a timer came due' };
    case 'decided':
      return { zh: `${event.by} 作出决定：${event.choice}`, en: `${event.by} decided: ${event.choice}` };
    case 'childFinished':
      return { zh: `子流程结束：${statuses[event.status].zh}`, en: `a process it started ${statuses[event.status].en}` };
    case 'cancelled':
      return { zh: `${event.by} 取消`, en: `cancelled by ${event.by}` };
    case 'migrated':
      return { zh: `${event.by} 迁移到新版本`, en: `moved to another version by ${event.by}` };
    default:
      return event satisfies never;
  }
}

/** What went out, in words an operator reads. */
export function commandSummary(command: Command): Text {
  switch (command.kind) {
    case 'perform':
      return { zh: `请求 ${command.nodeKind}，第 ${command.attempt} 次`, en: `asked ${command.nodeKind}, try ${command.attempt}` };
    case 'say':
      return { zh: `回复客户 ${command.replies.length} 条`, en: `said ${command.replies.length} to the customer` };
    case 'ask':
      return { zh: `交给人工：${command.task.title.zh}`, en: `asked a person: ${command.task.title.en}` };
    case 'close':
      return { zh: `关闭任务：${command.choice}`, en: `closed a task: ${command.choice}` };
    case 'start':
      return { zh: `启动流程 ${command.child}`, en: `started process ${command.child}` };
    case 'report':
      return { zh: `通知上级流程：${statuses[command.status].zh}`, en: `told the one that started it: ${statuses[command.status].en}` };
    case 'signal':
      return { zh: `发出事件 ${command.name}`, en: `sent event ${command.name}` };
    default:
      return command satisfies never;
  }
}

function messageSummary({ text, choice, files }: Extract<ExecutionEvent, { type: 'received' }>['message']): Text {
  if (files && files.length > 0) return { zh: `客户发来 ${files.length} 个文件`, en: `the customer sent ${files.length} files` };
  if (choice !== undefined) return { zh: '客户作出选择', en: 'the customer chose' };
  const length = [...(text ?? '')].length;
  return { zh: `客户说了 ${length} 个字`, en: `the customer said ${length} characters` };
}

function ordinalOf(key: string): string {
  return `#${key.slice(key.lastIndexOf('.') + 1)}`;
}

const channels = {
  'web-chat': { zh: '网页对话', en: 'web chat' },
  webhook: { zh: '接口', en: 'a webhook' },
  trial: { zh: '试运行', en: 'a trial' },
  flow: { zh: '另一流程', en: 'another flow' },
  command: { zh: '命令行', en: 'the command line' },
} as const;

const statuses = {
  finished: { zh: '完成', en: 'finished' },
  failed: { zh: '失败', en: 'failed' },
  cancelled: { zh: '取消', en: 'was cancelled' },
} as const;
