import row from '../../../content/i18n/messages/gain-row.yaml?zh';
import measured from '../../../content/i18n/messages/measured.yaml?zh';

export { summariesOf } from './gain-summary';
export { Measured } from './measured';
/** The texts of measurements. */
export const messages = { ...measured, ...row };
