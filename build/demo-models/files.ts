/**
 * The contents of the demonstration's folder of models, each with its SHA-256. Models and WebAssembly are verified
 * byte for byte: a package that changed them would change every score that docs/demonstration.md states.
 */
export const modelFiles: readonly { package: string; file: string; sha256: string }[] = [
  {
    package: '@vladmandic/human',
    file: 'models/blazeface.json',
    sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
  },
  {
    package: '@vladmandic/human',
    file: 'models/blazeface.bin',
    sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
  },
  {
    package: '@vladmandic/human',
    file: 'models/facemesh.json',
    sha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
  },
  {
    package: '@vladmandic/human',
    file: 'models/facemesh.bin',
    sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
  },
  {
    package: '@vladmandic/human',
    file: 'models/antispoof.json',
    sha256: '7fd698ae1cebabbcad79d3b8b448587b0365eb7911987418231bdcf36583112a',
  },
  {
    package: '@vladmandic/human',
    file: 'models/antispoof.bin',
    sha256: '4490fecb2becdb6869edc7e60f5e59962be013a8def8719b1373afb0f905c094',
  },
  {
    package: '@vladmandic/human',
    file: 'models/liveness.json',
    sha256: '9e51c8acf83b80abbf329b2735309ab5c90611c66905ade8b1bd130d473df9c8',
  },
  {
    package: '@vladmandic/human',
    file: 'models/liveness.bin',
    sha256: 'fc6a6b6b3b9721bdb8bff67a457a15b7cbfd81715cfb27f3e65b757e81dd663e',
  },
  {
    package: '@tensorflow/tfjs-backend-wasm',
    file: 'dist/tfjs-backend-wasm.wasm',
    sha256: '70a5d516060464e5269f01c74bac1772d6b8ab6cb612acf16b5cdaf61f78d892',
  },
  {
    package: '@tensorflow/tfjs-backend-wasm',
    file: 'dist/tfjs-backend-wasm-simd.wasm',
    sha256: '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
  },
];
