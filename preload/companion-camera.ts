/** How makers name the second sensor beside the colour one that face log-in uses. */
const companionWords = /\b(ir|nir|infrared|infra-red|depth|tof|windows hello)\b/i;
/** A name for the whole module, such as "RGB-IR camera", does not describe one of its sensors. */
const colourWords = /\b(rgb|colou?r)\b/i;

/** Whether a camera's name says that it is an infrared or depth sensor. */
export function namesCompanion(name: string): boolean {
  return companionWords.test(name) && !colourWords.test(name);
}
