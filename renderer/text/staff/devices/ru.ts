import type { DeviceWords } from './shape.ts';

export const ru: DeviceWords = {
  keyboard: {
    clear: 'Стереть',
    letters: 'АБВ',
    names: {
      backspace: 'Удалить знак',
      enter: 'Ввод',
      shift: 'Заглавная буква',
      space: 'Пробел',
      language: 'Язык клавиатуры',
      signs: 'Цифры и знаки',
    },
  },
  check: {
    opening: 'Включаем камеру',
    heading: 'Встаньте туда, где будет стоять клиент',
    size: '{{width}} × {{height}}, {{rate}} кадров в секунду',
    wellAll: 'Всё хорошо: и свет, и положение.',
    noGuidance: 'На этом компьютере лицо само не находится: клиент сделает снимок кнопкой.',
    finding: {
      picture: 'Картинка',
      face: 'Лицо найдено',
      distance: 'Расстояние',
      place: 'Посередине',
      light: 'Свет',
      still: 'Лицо открыто, прямо и неподвижно',
    },
    furniture: 'В кадре висит изображение лица',
    removeFurniture: 'Уберите его или поверните камеру так, чтобы его не было видно.',
    state: { good: 'хорошо', care: 'поправьте', unknown: 'пока неизвестно' },
    retry: 'Включить камеру снова',
  },
  scan: {
    opening: 'Включаем камеру',
    hold: 'Покажите QR-код камере',
    nearer: 'Поднесите код ближе и держите прямо, без бликов.',
    cancel: 'Отмена',
    picture: 'Что видит камера',
  },
};
