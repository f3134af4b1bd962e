import type { ConsentSection, ConsentText, Language } from './contract.ts';

/**
 * Names the exact words a person agreed to; it goes into the record of the session. Change a word below and
 * a test fails until this has a new value.
 */
export const consentVersion = '2026-11-2';

/** Our words, with what stands in while the embedded service answers. */
interface StandardText extends ConsentText {
  readonly demonstration: ConsentSection;
}

/** Which section of the full text says who receives the picture. */
export const recipientSection = 1;

export const consentTexts: Readonly<Record<Language, StandardText>> = {
  en: {
    picture: 'We take one picture of your face',
    sending: 'It goes to the checking service over a protected line',
    keeping: 'This screen keeps no copy of it',
    sections: [
      {
        heading: 'What it is for',
        body: 'From one still picture we check beforehand that a living person stands here. It does not establish who you are.',
      },
      {
        heading: 'Who gets it',
        body: 'Only the biometric.kz checking service, over an encrypted connection. It tells us yes or no.',
      },
      {
        heading: 'What is kept',
        body: 'This device does not store the picture: it is wiped as soon as you finish. How the service treats it, our staff can tell you.',
      },
      {
        heading: 'Your choice',
        body: 'You may refuse or stop at any time without giving a reason. Our staff will then help you another way.',
      },
    ],
    demonstration: {
      heading: 'Who gets it',
      body: 'Nobody: this is a demonstration, and the picture does not leave this device.',
    },
  },
  ru: {
    picture: 'Мы сделаем один снимок лица',
    sending: 'Он уйдёт в службу проверки по защищённой связи',
    keeping: 'Это устройство его не хранит',
    sections: [
      {
        heading: 'Зачем это нужно',
        body: 'По одному снимку мы предварительно проверяем, что здесь стоит живой человек. Личность так не устанавливают.',
      },
      {
        heading: 'Кто его получит',
        body: 'Только служба проверки biometric.kz, по шифрованной связи. Она ответит нам «да» или «нет».',
      },
      {
        heading: 'Что сохраняется',
        body: 'Устройство снимок не хранит: он стирается, как только вы закончите. Как с ним поступает служба, расскажет сотрудник.',
      },
      {
        heading: 'Выбор за вами',
        body: 'Вы можете отказаться или остановиться в любую минуту, не объясняя причин. Тогда сотрудник поможет по-другому.',
      },
    ],
    demonstration: {
      heading: 'Кто его получит',
      body: 'Никто: это демонстрация, и снимок не покидает устройство.',
    },
  },
  kk: {
    picture: 'Бетіңізді бір рет суретке түсіреміз',
    sending: 'Сурет қорғалған байланыспен тексеру қызметіне жіберіледі',
    keeping: 'Бұл құрылғы оны сақтамайды',
    sections: [
      {
        heading: 'Не үшін керек',
        body: 'Бір сурет арқылы мұнда тірі адам тұрғанын алдын ала тексереміз. Бұл сіздің кім екеніңізді анықтамайды.',
      },
      {
        heading: 'Сурет кімге барады',
        body: 'Тек biometric.kz тексеру қызметіне, шифрланған байланыс арқылы. Ол бізге «иә» не «жоқ» деп жауап береді.',
      },
      {
        heading: 'Не сақталады',
        body: 'Құрылғы суретті сақтамайды: сіз аяқтаған бойда сурет өшіріледі. Тексеру қызметінің онымен не істейтінін қызметкерден сұраңыз.',
      },
      {
        heading: 'Таңдау өзіңізде',
        body: 'Себебін айтпай-ақ бас тартуға немесе кез келген сәтте тоқтауға болады. Онда қызметкер басқа жолмен көмектеседі.',
      },
    ],
    demonstration: {
      heading: 'Сурет кімге барады',
      body: 'Ешкімге: бұл көрсетілім, сурет құрылғыдан шықпайды.',
    },
  },
};

/** The standard text as it is true for this station: a demonstration sends the picture nowhere. */
export function standardConsent(demonstration: boolean): Readonly<Record<Language, ConsentText>> {
  return {
    kk: standardText('kk', demonstration),
    ru: standardText('ru', demonstration),
    en: standardText('en', demonstration),
  };
}

function standardText(language: Language, inDemonstration: boolean): ConsentText {
  const { picture, sending, keeping, sections, demonstration } = consentTexts[language];
  const shown = inDemonstration
    ? sections.map((section, index) => (index === recipientSection ? demonstration : section))
    : sections;
  return { picture, sending, keeping, sections: shown };
}
