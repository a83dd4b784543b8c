/** The texts of the pages on running Cilium and of the reference pages, in the language of the page that shows them. */
import en from '../../../content/i18n/messages/running.yaml?en';
import zh from '../../../content/i18n/messages/running.yaml?zh';
import { textFor, type Say } from '../facts/text';

/** The function that reads a text for the page at an address. */
export const runningText = (url: URL): Say => textFor(url, { zh, en });
