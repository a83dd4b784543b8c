import messages from '../../../content/i18n/messages/paste.yaml?zh';

export { messages };
export { PastePanel } from './paste-panel';
