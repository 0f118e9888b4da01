import type { IntentSet } from '@mortise/shared/flow';
import { describe, expect, test } from 'vitest';
import { trainIntents } from './intent-model.ts';

const title = { zh: '', en: '' };
const set: IntentSet = {
  id: 'front-desk',
  intents: [
    {
      id: 'claim',
      title,
      phrases: [
        '我要理赔',
        '申请报销医药费',
        '住院了怎么赔',
        '看病花的钱能报吗',
        'I want to make a claim',
        'file a claim for hospital bills',
      ],
    },
    { id: 'progress', title, phrases: ['理赔进度', '我的案子到哪一步了', '什么时候能到账', 'where is my claim', 'claim status'] },
    { id: 'human', title, phrases: ['转人工', '我要找客服', '人工服务', 'talk to a person', 'agent please'] },
  ],
};

describe('an intent model', () => {
  const model = trainIntents(set);

  test('recognises a phrase it was taught, outright', () => expect(model.recognise('转人工')).toEqual({ intent: 'human', confidence: 1 }));
  test('recognises what is said in other words', () => {
    expect(model.recognise('我想申请理赔').intent).toBe('claim');
    expect(model.recognise('案子办到哪了').intent).toBe('progress');
    expect(model.recognise('i would like to claim my hospital bill').intent).toBe('claim');
  });
  test('is unsure of what has nothing to do with anything it knows', () =>
    expect(model.recognise('今晚吃什么火锅').confidence).toBeLessThan(0.5));
  test('ranks every intent of the set, the likeliest first', () => {
    const ranking = model.ranking('案子办到哪了');
    expect(ranking.map(({ intent }) => intent).toSorted()).toEqual(['claim', 'human', 'progress']);
    expect(ranking[0]).toEqual(model.recognise('案子办到哪了'));
    expect(ranking.map(({ confidence }) => confidence)).toEqual(
      ranking.map(({ confidence }) => confidence).toSorted((one, other) => other - one),
    );
    expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1.000001);
  });
  test('ranks alike however often it is trained', () => {
    const again = trainIntents(structuredClone(set));
    expect(again.ranking('请问报销要多久')).toEqual(model.ranking('请问报销要多久'));
  });
  test('gives nothing for an empty text', () => expect(model.recognise('').confidence).toBe(0));
});
