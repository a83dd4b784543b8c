import type { APIContext } from 'astro';
import data from '../../../content/cilium/releases.yaml';
import { releases } from '../../core';
import { publish } from './_publish';

/** Cilium's release lines. */
export const GET = (context: Pick<APIContext, 'site'>): Response =>
  publish(context, 'releases', [data], { source: data.source, lines: releases() });
