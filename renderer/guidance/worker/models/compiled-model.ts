const pageBytes = 65_536;

/** Where float32 numbers are in a model's memory; `at` counts bytes. */
interface Place {
  readonly at: number;
  readonly count: number;
}

/** As build/face-model/compile-model.ts writes it. */
interface Header {
  readonly bytes: number;
  readonly weights: number;
  readonly scratchAt: number;
  readonly input: Place;
  readonly outputs: Readonly<Record<string, Place>>;
  readonly steps: readonly (readonly [kernel: string, ...values: number[]])[];
}

type Kernel = (...values: readonly number[]) => void;

/**
 * A model with its own memory for its weights and everything it computes. The memory never grows, so the
 * views on it stay valid, and it is released with the object.
 */
export class CompiledModel {
  readonly #memory: WebAssembly.Memory;
  readonly #header: Header;
  readonly #input: Float32Array;
  readonly #steps: readonly (() => void)[];

  private constructor(memory: WebAssembly.Memory, header: Header, kernelOf: (name: string) => Kernel) {
    this.#memory = memory;
    this.#header = header;
    this.#input = this.#view(header.input);
    this.#steps = header.steps.map(([name, ...values]) => {
      const kernel = kernelOf(name);
      return () => kernel(...values);
    });
  }

  /**
   * @param file what build/face-model/compile-model.ts made
   * @param kernels compiled from build/face-model/kernels
   */
  static async create(file: ArrayBuffer, kernels: WebAssembly.Module): Promise<CompiledModel> {
    const headerBytes = new DataView(file).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, headerBytes))) as Header;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(header.bytes / pageBytes) });
    const { exports } = await WebAssembly.instantiate(kernels, { env: { memory } });
    const kernelOf = (name: string) => {
      const kernel = exports[name];
      if (typeof kernel !== 'function') throw new Error(`the model asks for a kernel "${name}"`);
      return kernel as Kernel;
    };
    // The weights are stored with 16 bits each and used with 32.
    new Uint8Array(memory.buffer, header.scratchAt).set(new Uint8Array(file, 4 + headerBytes));
    kernelOf('widen')(header.scratchAt, 0, header.weights);
    return new CompiledModel(memory, header, kernelOf);
  }

  /** @returns the named output: the same view each time, on memory that the next `run` writes again */
  output(name: string): Float32Array {
    const place = this.#header.outputs[name];
    if (!place) throw new Error(`the model has no output "${name}"`);
    return this.#view(place);
  }

  /** @param input as many numbers as the model takes */
  run(input: Float32Array): void {
    if (input.length !== this.#input.length) {
      throw new Error(`the model takes ${this.#input.length} numbers, not ${input.length}`);
    }
    this.#input.set(input);
    for (const step of this.#steps) step();
  }

  #view({ at, count }: Place): Float32Array {
    return new Float32Array(this.#memory.buffer, at, count);
  }
}
