/** Vite puts the file into the bundle: main has no other access to its own file in every flavour. */
declare module '*.jpg?inline' {
  /** `data:image/jpeg;base64,…` */
  const dataUrl: string;
  export default dataUrl;
}
