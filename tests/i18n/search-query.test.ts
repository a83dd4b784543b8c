import { describe, expect, test } from 'vitest';
import aliases from '../../content/search/aliases.yaml';
import { searchWords } from '../../src/scripts/search-query.ts';

const { zh, en } = aliases as Record<'zh' | 'en', Record<string, string>>;

describe('a query in the words of the pages', () => {
  test.each([
    ['本地路由', '原生路由'],
    ['开启本地路由', '开启原生路由'],
    ['本地XDP', '原生 XDP'],
    ['ip 伪装', '地址伪装'],
    ['kpr', 'kube-proxy 替换'],
    ['主机路由', '主机路由'],
  ])('zh: %s', (query, words) => expect(searchWords(query, zh)).toBe(words));

  test.each([
    ['KPR strict', 'kube-proxy replacement strict'],
    ['kprobes', 'kprobes'],
    ['rollback', 'roll back'],
    ['a (b [c', 'a (b [c'],
  ])('en: %s', (query, words) => expect(searchWords(query, en)).toBe(words));

  test('no form leads to another form', () => {
    for (const list of [zh, en]) {
      for (const word of Object.values(list)) expect(searchWords(word, list)).toBe(word);
    }
  });
});
