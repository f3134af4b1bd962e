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
    size: '{{width}} × {{height}}, {{rate}} кадр/с',
    wellAll: 'Бәрі дұрыс: жарық та, орналасуы да.',
    noGuidance: 'Бұл компьютер бетті өздігінен анықтай алмайды: клиент түймені басып, суретке түседі.',
    finding: {
      picture: 'Бейне',
      face: 'Бет',
      distance: 'Арақашықтық',
      place: 'Орналасуы',
      light: 'Жарық',
      still: 'Бас қалпы',
    },
    furniture: 'Кадрда адамның беті бейнеленген сурет тұр',
    removeFurniture: 'Оны алып тастаңыз немесе камераны ол көрінбейтіндей етіп бұрыңыз.',
    state: { good: 'дұрыс', care: 'түзету керек', unknown: 'әлі белгісіз' },
    retry: 'Камераны қайта қосу',
  },
  scan: {
    opening: 'Камераны қосып жатырмыз',
    hold: 'QR-кодты камераға көрсетіңіз',
    nearer: 'Кодты жақындатып, тік ұстаңыз. Жылтырамасын.',
    picture: 'Камерадағы бейне',
  },
};
