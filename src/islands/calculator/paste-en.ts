import messages from '../../../content/i18n/messages/paste.yaml?en';

export { messages };
export { PastePanel } from './paste-panel';
