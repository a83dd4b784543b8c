/** What may follow a key stroke: after its paint, in short slices, and never in the way of the next key. */
import { expect, test } from 'vitest';
import { SLICE, turnsBy, type Take } from '../../src/islands/shared/turns.ts';
import { sameData, sameItems } from '../../src/islands/shared/same.ts';

/** A browser that does what it is told: `paint` is a frame with the tasks behind it up to the next one. */
function browser() {
  const frames: (() => void)[] = [];
  const tasks: (() => void)[] = [];
  let time = 0;
  const take = turnsBy({ frame: (run) => frames.push(run), task: (run) => tasks.push(run), now: () => time });
  const settle = () => new Promise((done) => void setTimeout(done));
  return {
    take,
    tasks,
    frames,
    spend: (milliseconds: number) => (time += milliseconds),
    frame: () => frames.splice(0).forEach((run) => run()),
    async task() {
      tasks.shift()?.();
      await settle();
    },
    async all() {
      while (frames.length + tasks.length > 0) {
        this.frame();
        await this.task();
      }
    },
  };
}

/** A step that is done at once and notes its name. */
const noting = (take: Take, notes: string[], name: string) =>
  take(() => {
    notes.push(name);
    return false;
  });

test('nothing happens before the paint, and all of it in one slice where that is short', async () => {
  const page = browser();
  const notes: string[] = [];
  for (const name of ['rows', 'plan', 'gains']) noting(page.take, notes, name);
  expect(page.frames).toHaveLength(1);
  await page.task();
  expect(notes).toEqual([]);
  page.frame();
  expect(notes).toEqual([]);
  await page.task();
  expect(notes).toEqual(['rows', 'plan', 'gains']);
  expect(page.tasks).toHaveLength(0);
});

test('a slice ends when its time is up, and the next begins in a task of its own', async () => {
  const page = browser();
  const notes: number[] = [];
  let n = 0;
  page.take(() => {
    notes.push((n += 1));
    page.spend(SLICE / 2);
    return n < 5;
  });
  page.frame();
  await page.task();
  expect(notes).toEqual([1, 2]);
  await page.all();
  expect(notes).toEqual([1, 2, 3, 4, 5]);
});

test('who gives a turn back is not called', async () => {
  const page = browser();
  const notes: string[] = [];
  const giveBack = noting(page.take, notes, 'old');
  noting(page.take, notes, 'new');
  giveBack();
  await page.all();
  expect(notes).toEqual(['new']);
});

test('newer input comes between two slices: its paint is waited for', async () => {
  const page = browser();
  const notes: string[] = [];
  page.take(() => {
    notes.push('long');
    page.spend(SLICE);
    return true;
  });
  page.frame();
  await page.task();
  expect(notes).toEqual(['long']);
  noting(page.take, notes, 'key');
  await page.task();
  expect(notes, 'the slice that was due is dropped').toEqual(['long']);
  page.frame();
  await page.task();
  expect(notes).toEqual(['long', 'long']);
});

test('what a turn brings about is taken in the same go, without another paint', async () => {
  const page = browser();
  const notes: string[] = [];
  page.take(() => {
    noting(page.take, notes, 'inner');
    return false;
  });
  page.frame();
  await page.task();
  expect(notes).toEqual(['inner']);
  expect(page.frames).toHaveLength(0);
});

test('a turn that fails is reported, and the others go on', async () => {
  const page = browser();
  const notes: string[] = [];
  const reported: unknown[] = [];
  const before = globalThis.reportError;
  globalThis.reportError = (error: unknown) => reported.push(error);
  page.take(() => {
    throw new Error('broken');
  });
  noting(page.take, notes, 'next');
  await page.all();
  globalThis.reportError = before;
  expect(reported.map(String)).toEqual(['Error: broken']);
  expect(notes).toEqual(['next']);
});

test('lists are compared by their items, data by what is in it', () => {
  const item = { a: 1 };
  expect(sameItems([item, 2], [item, 2])).toBe(true);
  expect(sameItems([item], [{ a: 1 }])).toBe(false);
  expect(sameItems([1], [1, 2])).toBe(false);
  expect(sameData({ a: [1, { b: undefined }], c: null }, { c: null, a: [1, { b: undefined }] })).toBe(true);
  expect(sameData({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameData([1], { 0: 1, length: 1 })).toBe(false);
  expect(sameData([1, 2], [1])).toBe(false);
  expect(sameData(null, {})).toBe(false);
  expect(sameData('1', 1)).toBe(false);
});
