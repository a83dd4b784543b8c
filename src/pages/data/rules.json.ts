import type { APIContext } from 'astro';
import en from '../../../content/i18n/messages/reasons.yaml?en';
import zh from '../../../content/i18n/messages/reasons.yaml?zh';
import agent from '../../../content/rules/agent.yaml';
import chart from '../../../content/rules/chart.yaml';
import hostRouting from '../../../content/rules/host-routing.yaml';
import requirements from '../../../content/rules/requirements.yaml';
import steps from '../../../content/rules/steps.yaml';
import { publish } from './_publish';

/** Rules of chart and agent. */
export const GET = (context: Pick<APIContext, 'site'>): Response =>
  publish(context, 'rules', [agent, chart, hostRouting, requirements, steps], {
    chart: chart.rules,
    agent: agent.rules,
    hostRouting: hostRouting.rules,
    requirements: requirements.requirements,
    steps: steps.steps,
    texts: { zh, en },
  });
