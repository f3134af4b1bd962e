/** A limit with hysteresis: past `enter` the fault begins, back over `leave` it ends. Between them nothing changes. */
export interface Edge {
  readonly enter: number;
  readonly leave: number;
}

/**
 * All limits of the guidance, in one place. Units in the names; shares are 0 to 1; luminance 0 to 255.
 * docs/capture.md repeats them with what they do to the fixtures.
 */
export interface Thresholds {
  readonly interEyePx: Edge;
  readonly interEyeShare: Edge;
  readonly headHeightShare: Edge;
  readonly headWidthShare: Edge;
  readonly offCentreX: Edge;
  readonly offCentreY: Edge;
  readonly edgeMarginShare: Edge;
  readonly secondFaceArea: Edge;
  readonly yawDeg: Edge;
  readonly pitchDeg: Edge;
  readonly rollDeg: Edge;
  readonly tooDark: Edge;
  readonly tooBright: Edge;
  readonly brightShare: Edge;
  readonly behindRatio: Edge;
  readonly behindLuminance: Edge;
  readonly halvesRatio: Edge;
  readonly coveredMouth: Edge;
  readonly coveredEyes: Edge;
  readonly eyesOpen: Edge;
  readonly eyesOpenShare: Edge;
  readonly sharpness: Edge;
}

export const kioskThresholds: Thresholds = {
  /**
   * ISO/IEC 19794-5 wants 90 px between the eyes. An ordinary webcam (70° across 1280 px) gives 144 at 40 cm, 96 at
   * 60 cm and 72 at 80 cm; eyes that are close together (55 mm instead of 63) give 63 there. To ask for 90 would send
   * everybody at 80 cm a step forward for little gain. Both values are below 63; otherwise a person who approaches from afar would be asked to come
   * closer than one who starts there.
   */
  interEyePx: { enter: 60, leave: 62 },
  /**
   * Of the frame's longer side. A 640×480 camera (the same lens, its sides cut off) gives 48 px at 80 cm, and the mesh finds
   * 43 where a black headscarf hides the temples: this asks for 42. Our value.
   */
  interEyeShare: { enter: 0.065, leave: 0.069 },
  /** Of the frame's height. At 40 cm before a narrow lens (55°) a face fills 0.7, a long one 0.76: no one steps back there. */
  headHeightShare: { enter: 0.82, leave: 0.78 },
  /** Of the frame's width, for cameras mounted upright. */
  headWidthShare: { enter: 0.8, leave: 0.76 },
  /**
   * Distance of the face's middle from the frame's, as shares of width and height. ISO 19794-5 centres within 0.10; the
   * oval follows the person further, as far as a portrait screen still shows them. Our values.
   */
  offCentreX: { enter: 0.16, leave: 0.14 },
  offCentreY: { enter: 0.2, leave: 0.18 },
  /** The head's box has to keep this share of its own height from the frame's edges. Below: it is cut off. Our value. */
  edgeMarginShare: { enter: 0.02, leave: 0.04 },
  /** A face with more than a fifth of the first one's area belongs to a second person at the kiosk; a smaller one passes behind. */
  secondFaceArea: { enter: 0.2, leave: 0.16 },
  /** ISO 19794-5: within 5°; OFIQ and vendors accept 10 to 15. */
  yawDeg: { enter: 15, leave: 12 },
  /** Wider than yaw: kiosks' lenses are above or below the eyes, and the model is least accurate at this angle. Our value. */
  pitchDeg: { enter: 20, leave: 17 },
  /** ISO 19794-5: within 8°. Wider: the service turns faces upright itself, and old necks lean. */
  rollDeg: { enter: 12, leave: 10 },
  /**
   * Mean of cheeks and nose, about 1.25 times that of a whole face with its brows, eyes and shadows. Vendors refuse faces below
   * 51 of 255. Lower here: well-lit dark skin gives 51 to 75, and no person may be refused for their skin; at 42 the picture of
   * any face is too dark to judge.
   */
  tooDark: { enter: 42, leave: 47 },
  /** Vendors refuse faces above 204: skin above 255. So this asks for less light only where nearly all of it is burnt out. Our value. */
  tooBright: { enter: 236, leave: 231 },
  /** Share of burnt-out pixels of cheeks and nose; OFIQ's over-exposure measure counts the same levels. Our value, measured on the fixtures. */
  brightShare: { enter: 0.3, leave: 0.2 },
  /**
   * Skin over its surround. Dark skin in good light before a white wall comes to 0.314 (sRGB 71 over 226), a window that is
   * three times as bright as a pale face to 0.29 and less: the limit is in between. Our value.
   */
  behindRatio: { enter: 0.3, leave: 0.31 },
  /** The face has to be dark as well: vendors ask for a mean of 76 to 178, so from 76 on it is no fault. */
  behindLuminance: { enter: 76, leave: 80 },
  /** Darker cheek over brighter cheek. Vendors publish no number; at 0.5 half the face is in the shade. Our value. */
  halvesRatio: { enter: 0.5, leave: 0.56 },
  /**
   * See measure/cover.ts. Bare faces of the fixtures give up to 0.29 and beards up to 0.38, of 22 people in a party's coloured
   * light to 0.47; blue masks begin at 0.64, white and black cloth at 0.79. Our value.
   */
  coveredMouth: { enter: 0.56, leave: 0.5 },
  /** Bare and with glasses up to 0.53 (0.6 in that light), dark glasses from 0.88. Our value. */
  coveredEyes: { enter: 0.74, leave: 0.68 },
  /**
   * Eye aspect ratio times darkness between the lids (eyes.ts), for every person: 0.16 and more open, 0.04 to 0.13 closed on the
   * fixtures. Low, since narrow and light eyes are open eyes; the next limit finds most closed ones. The two values are close
   * together: otherwise eyes of 0.085 would never count as open again after the first blink.
   */
  eyesOpen: { enter: 0.08, leave: 0.083 },
  /** Against the person's own eyes a moment ago: open ones of the fixtures give 0.82 and more, closed ones 0.63, seldom more than 0.7. Our value. */
  eyesOpenShare: { enter: 0.75, leave: 0.8 },
  /** Variance of the Laplacian around brows, eyes, nose and mouth less the cheeks', on a face 200 px high. Our value, measured on the fixtures. */
  sharpness: { enter: 3.5, leave: 4.5 },
};
