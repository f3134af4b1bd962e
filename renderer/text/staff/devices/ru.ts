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
    size: '{{width}} × {{height}}, {{rate}} кадр/с',
    wellAll: 'Всё хорошо: и свет, и положение.',
    noGuidance:
      'Этот компьютер не распознаёт лицо автоматически: клиент нажмёт кнопку, чтобы сделать снимок.',
    finding: {
      picture: 'Изображение',
      face: 'Лицо',
      distance: 'Расстояние',
      place: 'Положение',
      light: 'Свет',
      still: 'Поза',
    },
    furniture: 'В кадре висит изображение лица',
    removeFurniture: 'Уберите его или поверните камеру так, чтобы его не было видно.',
    state: { good: 'хорошо', care: 'нужно поправить', unknown: 'пока неизвестно' },
    retry: 'Включить камеру снова',
  },
  scan: {
    opening: 'Включаем камеру',
    hold: 'Покажите QR-код камере',
    nearer: 'Поднесите код ближе и держите прямо, без бликов.',
    picture: 'Что видит камера',
  },
};
