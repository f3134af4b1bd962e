export { pointwise } from './pointwise';
export { convolution } from './convolution';
export { depthwise } from './depthwise';
export { add, depthToSpace, enlarge, maxPool, widen } from './shapes';
