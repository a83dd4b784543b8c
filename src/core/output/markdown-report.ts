/** A change request in Markdown: the cluster, verdicts with reasons and sources, values, plan, verification, way back. */
import { setLine, upgradeCommand } from '../commands';
import { resolveRelease } from '../release';
import { sourceUrl } from '../source';
import type { Environment, Reason, Report, Source } from '../types';
import { commandsFor } from './commands';
import { nodeConfig } from './node-config';
import type { Plan, PlanGap } from './plan';
import type { PlanStep } from './step';
import type { Text } from './text';
import type { ValuesFile } from './values-file';

export interface ReportRequest {
  environment: Environment;
  /** Report of the cluster as it is. */
  report: Report;
  plan: Plan;
  /** values.yaml of the plan. */
  file: ValuesFile;
  mode: 'changes' | 'complete';
  /** Address that shows this again. */
  link?: string;
  /** Texts of one language: plan.yaml, reasons.yaml, status.yaml, and those of the optimizations. */
  text: Text;
  /** Between names in a list: ", " or "、". */
  comma: string;
}

/** Text that Markdown must not take for its own: in a table cell, and in a sentence. */
const cell = (text: string): string => text.replaceAll(/[\\|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
const code = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, ' ');
  const ticks = '`'.repeat(Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return ticks.length > 1 ? `${ticks} ${flat} ${ticks}` : `\`${flat}\``;
};
const fence = (language: string, lines: string): string[] => {
  const ticks = '`'.repeat(Math.max(3, ...[...lines.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
  return [`${ticks}${language}`, lines.trimEnd(), ticks];
};

/** The report as Markdown with a newline at its end. */
export function markdownReport(request: ReportRequest): string {
  const { plan, file, mode, text } = request;
  const out: string[] = [`# ${text('report.title')}`, '', ...clusterLines(request), ''];
  out.push(`## ${text('report.verdicts')}`, '', ...verdictTable(request), '');
  out.push(`## ${text('report.plan')}`, '');
  if (plan.steps.length === 0) out.push(text('plan.empty'), '');
  plan.steps.forEach((step, index) => out.push(...stepLines(step, index + 1, request), ''));
  if (plan.gaps.length > 0) {
    out.push(`### ${text('report.gaps')}`, '');
    for (const gap of plan.gaps)
      out.push(`- ${gapText(gap, request)}`, ...gap.reasons.map((reason) => `  - ${sentence(reason, text)}`));
    out.push('');
  }
  if (plan.changes.some(({ kind }) => kind !== 'kernel')) {
    out.push(`## ${text('report.values')}`, '', ...fence('yaml', file.text), '');
    if (file.notes.length > 0) out.push(...file.notes.map(({ id, params }) => `- ${text(`fit.${id}`, params)}`), '');
    if (file.refusals.length > 0)
      out.push(
        `**${text('report.refusals')}**`,
        '',
        ...file.refusals.map((reason) => `- ${sentence(reason, text)}`),
        '',
      );
    const commands = commandsFor({ release: plan.release, mode, restart: plan.restart, back: plan.back });
    out.push(`## ${text('report.commands')}`, '');
    out.push(`${text('report.keep')}`, '', ...fence('sh', commands.keep), '');
    out.push(`${text('report.apply')}`, '', ...fence('sh', commands.helm), '');
    if (commands.restart.length > 0)
      out.push(`${text('report.restart')}`, '', ...fence('sh', commands.restart.join('\n')), '');
    out.push(...nodeLines(request));
    out.push(`## ${text('report.back')}`, '', ...fence('sh', [commands.rollback, ...commands.restart].join('\n')), '');
    if (commands.back !== '') out.push(...fence('sh', commands.back), '');
  }
  out.push(...sourceLines(request));
  return `${out.join('\n').trimEnd()}\n`;
}

function clusterLines({ environment, report, plan, link, text }: ReportRequest): string[] {
  const kernel = environment.node?.kernel;
  const rows = [
    pair('report.release', code(resolveRelease(environment.cilium).version), text),
    ...(plan.release.version === plan.from.version
      ? []
      : [pair('report.release.after', code(plan.release.version), text)]),
    pair('report.kernel', kernel ? code(kernel) : text('report.unknown'), text),
    pair('report.hostRouting', `${report.hostRouting.mode} → ${plan.report.hostRouting.mode}`, text),
  ];
  if (link !== undefined) rows.push(pair('report.link', `<${link.replaceAll(/[<>\s]/g, encodeURIComponent)}>`, text));
  return rows;
}

/** One row an optimization: what it is now, what it becomes, and why. */
function verdictTable({ report, plan, text }: ReportRequest): string[] {
  const heads = ['report.optimization', 'report.now', 'report.then', 'report.why'].map((key) => text(key));
  const after = new Map(plan.report.optimizations.map(({ id, status }) => [id, status]));
  const rows = report.optimizations.map(({ id, status, reasons }) =>
    [
      text(`${id}.name`),
      text(`status.${status}`),
      text(`status.${after.get(id) ?? status}`),
      reasons.map((reason) => sentence(reason, text)).join(' '),
    ].map(cell),
  );
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** A reason as its sentence, with the machine's own line where it prints one. */
function sentence({ id, state, params, log, settle, confidence }: Reason, text: Text): string {
  const said = text(`${id}.${state}`, params);
  const parts = [/[.。!?！？]$/.test(said) ? said : text('report.sentence', { sentence: said })];
  if (confidence === 'inferred') parts.push(text('report.inferred'));
  if (log !== undefined) parts.push(code(log));
  if (settle) parts.push(code(settle.command));
  return parts.join(' ');
}

const pair = (key: string, value: string, text: Text): string => `- ${text('report.pair', { what: text(key), value })}`;
const colon = (key: string, text: Text): string => text('report.colon', { what: text(key) });

/** What a step is called. */
export function stepTitle({ id, kind, changes }: PlanStep, text: Text): string {
  const change = changes.find((one) => one.kind !== 'value');
  if (kind === 'kernel' && change?.kind === 'kernel') return text('plan.step.kernel', { version: change.atLeast });
  if (kind === 'cilium' && change?.kind === 'cilium')
    return text('plan.step.cilium', { version: resolveRelease(change.atLeast).version });
  return kind === 'host'
    ? text('plan.step.host', { name: text(`${id}.name`) })
    : text('plan.step.values', { name: text(`${id}.name`) });
}

function stepLines(step: PlanStep, place: number, { text, comma, plan }: ReportRequest): string[] {
  const names = (ids: readonly string[]): string => ids.map((id) => text(`${id}.name`)).join(comma);
  const out = [`### ${place}. ${stepTitle(step, text)}`, ''];
  const own = step.serves.length === 1 && step.serves[0] === step.id;
  if (!own) out.push(`- ${text('plan.step.serves', { names: names(step.serves) })}`);
  out.push(`- ${text(`plan.restart.${step.restart}`)}`);
  if (step.drain) out.push(`- ${text('plan.drain.yes')}`);
  if (step.alsoOn.length > 0) out.push(`- ${text('plan.step.alsoOn', { names: names(step.alsoOn) })}`);
  if (step.alsoOff.length > 0) out.push(`- ${text('plan.step.alsoOff', { names: names(step.alsoOff) })}`);
  for (const ask of step.asks) out.push(`- ${text(`plan.asks.${ask}`)}`);
  if (step.kind === 'cilium') out.push('', ...fence('sh', upgradeCommand(plan.release, step.changes)));
  const list = (key: string, reasons: readonly Reason[]) => {
    if (reasons.length > 0)
      out.push('', colon(key, text), '', ...reasons.map((reason) => `- ${sentence(reason, text)}`));
  };
  list('plan.step.unknown', step.unknown);
  list('plan.step.needs', step.needs);
  list('plan.step.notes', step.notes);
  for (const { command, expect } of step.verify) {
    out.push('', colon('plan.step.verify', text), '', ...fence('sh', command));
    if (expect !== undefined) out.push('', colon('plan.step.expect', text), '', ...fence('text', expect));
  }
  const back = text(`${step.id}.back`);
  const set = setLine(step.back);
  if (set !== '' || back !== `${step.id}.back`) {
    out.push('', colon('plan.step.back', text), ...(back === `${step.id}.back` ? [] : ['', back]));
    if (set !== '') out.push('', ...fence('sh', set));
  }
  return out;
}

/** What became of a choice that is not in the plan. */
export function gapText({ id, why, with: others }: PlanGap, { text, comma }: { text: Text; comma: string }): string {
  const names = others.map((other) => text(`${other}.name`)).join(comma);
  return text(`plan.gap.${why}`, { name: text(`${id}.name`), with: names });
}

/** The object for moving node by node, where some of the values may differ from node to node. */
function nodeLines({ environment, plan, text, comma }: ReportRequest): string[] {
  if (plan.release.version !== plan.from.version) return [];
  const config = nodeConfig({
    environment,
    changes: plan.changes,
    drain: plan.drain || plan.restart === 'pods',
    verify: plan.steps.flatMap(({ verify }) => verify),
  });
  if (config.text === '') return [];
  const out = [`## ${text('report.nodes')}`, ''];
  if (config.clusterWide.length > 0)
    out.push(text('node.clusterWide', { paths: config.clusterWide.map((path) => code(path)).join(comma) }), '');
  if (config.kubeProxy) out.push(text('node.kubeProxy'), '');
  out.push(...fence('yaml', config.text), '', ...fence('sh', config.apply), '');
  config.perNode.forEach(({ id, command }, index) =>
    out.push(`${index + 1}. ${text(`node.${id}`)}`, '', ...fence('sh', command).map((line) => `   ${line}`), ''),
  );
  return [...out, text('node.last'), '', ...fence('sh', config.remove), ''];
}

/** Every source that a reason of the verdicts named, once. */
function sourceLines({ report, plan, text }: ReportRequest): string[] {
  const reasons = [
    ...report.optimizations.flatMap((verdict) => verdict.reasons),
    ...plan.steps.flatMap(({ needs, notes }) => [...needs, ...notes]),
  ];
  const sources = [...new Set<Source>(reasons.flatMap((reason) => reason.sources))];
  if (sources.length === 0) return [];
  return [
    `## ${text('report.sources')}`,
    '',
    ...sources.map((source) => {
      const url = sourceUrl(source);
      return url === undefined || url === source ? `- ${source}` : `- [${source}](${url})`;
    }),
  ];
}
