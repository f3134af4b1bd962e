/** Vite puts the file into the bundle: main has no other way to a file of its own in every flavour. */
declare module '*.jpg?inline' {
  /** `data:image/jpeg;base64,…` */
  const dataUrl: string;
  export default dataUrl;
}
