/** Webpack replaces these imports by the address of the emitted file. */
declare module '*.wasm' {
  const adresse: string;
  export default adresse;
}
declare module '*.css';
