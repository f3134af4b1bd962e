import type { DeviceWords } from './shape.ts';

export const kk: DeviceWords = {
  keyboard: {
    clear: 'Тазалау',
    letters: 'АӘБ',
    names: {
      backspace: 'Өшіру',
      enter: 'Енгізу',
      shift: 'Бас әріп',
      space: 'Бос орын',
      language: 'Пернетақта тілі',
      signs: 'Цифрлар мен таңбалар',
    },
  },
  check: {
    opening: 'Камераны қосып жатырмыз',
    heading: 'Клиент тұратын жерге тұрып көріңіз',
    size: '{{width}} × {{height}}, секундына {{rate}} кадр',
    wellAll: 'Бәрі дұрыс: жарық та, орналасуы да.',
    noGuidance: 'Бұл компьютерде бетті өзі таба алмайды: клиент суретті батырмамен түсіреді.',
    finding: {
      picture: 'Көрініс',
      face: 'Бет табылды',
      distance: 'Арақашықтық',
      place: 'Ортада тұр',
      light: 'Жарық',
      still: 'Бет ашық, тік әрі қозғалмайды',
    },
    state: { good: 'дұрыс', care: 'түзету керек', unknown: 'әлі белгісіз' },
    retry: 'Камераны қайта қосу',
  },
  scan: {
    opening: 'Камераны қосып жатырмыз',
    hold: 'QR кодты камераға көрсетіңіз',
    nearer: 'Кодты жақындатып, тіке ұстаңыз. Жылтырамасын.',
    cancel: 'Болдырмау',
    picture: 'Камерадағы көрініс',
  },
};
