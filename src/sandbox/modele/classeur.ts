export { Classeur, type OptionsClasseur } from './classeur-vivant';
