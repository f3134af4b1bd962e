import { languages, type Language, type Localised } from './contract.ts';
import type { ConsentText } from './station.ts';

/**
 * Names the exact words a person agreed to; it goes into the record of the session. Change a word below and
 * a test fails until this has a new value.
 */
export const consentVersion = '2026-11-3';

/** What only the bank knows: who is responsible for the data, how long records are kept, who else receives data. */
export const consentFacts = ['operator', 'term', 'thirdParties'] as const;
export type ConsentFact = (typeof consentFacts)[number];
/** Null: not filled in. */
export type ConsentFacts = Readonly<Record<ConsentFact, Localised | null>>;

const noFacts: ConsentFacts = { operator: null, term: null, thirdParties: null };

/** When a sentence is part of the text: always, at a real check, in a demonstration, or where the bank has filled in that fact. */
type Condition = 'always' | 'real' | 'demonstration' | ConsentFact;
type Sentence = { readonly [C in Condition]: Readonly<Record<C, string>> }[Condition];

interface StandardText {
  readonly picture: string;
  readonly sending: Readonly<Record<'real' | 'demonstration', string>>;
  readonly keeping: string;
  readonly sections: readonly { readonly heading: string; readonly sentences: readonly Sentence[] }[];
}

export const consentTexts: Readonly<Record<Language, StandardText>> = {
  en: {
    picture: 'We take one photo of your face',
    sending: {
      real: 'The photo goes to the verification service over a protected connection',
      demonstration: 'This is a demonstration: the photo is not sent anywhere',
    },
    keeping:
      'We keep the time, result and technical measurements of the check, without the photo or your name',
    sections: [
      {
        heading: 'Purpose',
        sentences: [
          {
            always:
              'From one photo we make a preliminary check that a living person is here. It does not identify you. We treat the photo as biometric personal data.',
          },
          { operator: 'The data controller is {{operator}}.' },
        ],
      },
      {
        heading: 'Who receives the photo',
        sentences: [
          {
            real: 'Only the biometric.kz verification service, over an encrypted connection. It returns a result and a score.',
          },
          {
            demonstration:
              'Nobody: this is a demonstration. The photo is not sent anywhere and does not leave this device.',
          },
          { thirdParties: 'Third parties that receive data: {{thirdParties}}.' },
        ],
      },
      {
        heading: 'What is kept',
        sentences: [
          {
            always:
              'This device erases the photo as soon as you finish. Its records keep the time, result, score and measurements of the check, the camera and a hash of the photo file, without your name.',
          },
          { real: 'Our staff can tell you how the service handles the photo.' },
          { term: 'Retention period of the records: {{term}}.' },
        ],
      },
      {
        heading: 'Your choice',
        sentences: [
          {
            always:
              'You can refuse or stop the check at any time without giving a reason. A member of staff will then help you another way.',
          },
        ],
      },
    ],
  },
  ru: {
    picture: 'Мы сделаем один снимок лица',
    sending: {
      real: 'Отправим его в сервис проверки по защищённому каналу',
      demonstration: 'Это демо-режим: снимок никуда не отправляется',
    },
    keeping: 'Сохраняются время, результат и технические показатели проверки — без снимка и имени',
    sections: [
      {
        heading: 'Зачем это нужно',
        sentences: [
          {
            always:
              'По одному снимку мы предварительно проверяем, что перед камерой живой человек. Вашу личность мы не устанавливаем. Снимок обрабатываем как биометрические персональные данные.',
          },
          { operator: 'Оператор персональных данных: {{operator}}.' },
        ],
      },
      {
        heading: 'Кто получит снимок',
        sentences: [
          {
            real: 'Только сервис проверки biometric.kz, по шифрованному каналу. Он вернёт результат и оценку.',
          },
          {
            demonstration: 'Никто: это демо-режим, снимок никуда не отправляется и не покидает устройство.',
          },
          { thirdParties: 'Данные получают третьи лица: {{thirdParties}}.' },
        ],
      },
      {
        heading: 'Что сохраняется',
        sentences: [
          {
            always:
              'Устройство стирает снимок, как только вы закончите. В записях без вашего имени остаются время, результат, оценка и показатели проверки, камера и хеш файла снимка.',
          },
          { real: 'Как со снимком обращается сервис, расскажет сотрудник.' },
          { term: 'Срок хранения записей: {{term}}.' },
        ],
      },
      {
        heading: 'Выбор за вами',
        sentences: [
          {
            always:
              'Вы можете отказаться или прекратить проверку в любую минуту, не объясняя причин. Тогда сотрудник поможет другим способом.',
          },
        ],
      },
    ],
  },
  kk: {
    picture: 'Бетіңізді бір рет суретке түсіреміз',
    sending: {
      real: 'Сурет қорғалған байланыс арқылы тексеру қызметіне жіберіледі',
      demonstration: 'Бұл — демо режимі: сурет ешқайда жіберілмейді',
    },
    keeping: 'Тексеру уақыты, нәтижесі мен техникалық көрсеткіштері суретсіз, аты-жөніңізсіз сақталады',
    sections: [
      {
        heading: 'Не үшін керек',
        sentences: [
          {
            always:
              'Бір сурет арқылы камера алдында тірі адам тұрғанын алдын ала тексереміз. Бұл сіздің кім екеніңізді анықтамайды. Сурет биометриялық дербес деректер ретінде өңделеді.',
          },
          { operator: 'Дербес деректер операторы: {{operator}}.' },
        ],
      },
      {
        heading: 'Сурет кімге жіберіледі',
        sentences: [
          {
            real: 'Тек biometric.kz тексеру қызметіне, шифрланған байланыс арқылы. Ол нәтиже мен балл қайтарады.',
          },
          {
            demonstration: 'Ешкімге: бұл — демо режимі, сурет ешқайда жіберілмейді және құрылғыдан шықпайды.',
          },
          { thirdParties: 'Деректерді алатын үшінші тұлғалар: {{thirdParties}}.' },
        ],
      },
      {
        heading: 'Не сақталады',
        sentences: [
          {
            always:
              'Сіз аяқтаған бойда құрылғы суретті өшіреді. Жазбаларда аты-жөніңізсіз тексеру уақыты, нәтижесі, балы, көрсеткіштері, камера және сурет файлының хеші сақталады.',
          },
          { real: 'Қызметтің суретті қалай өңдейтінін қызметкерден сұраңыз.' },
          { term: 'Жазбаларды сақтау мерзімі: {{term}}.' },
        ],
      },
      {
        heading: 'Таңдау өзіңізде',
        sentences: [
          {
            always:
              'Себебін айтпай-ақ бас тарта аласыз немесе тексеруді кез келген сәтте тоқтата аласыз. Ондайда қызметкер басқа тәсілмен көмектеседі.',
          },
        ],
      },
    ],
  },
};

/**
 * The standard text as it is true for this station: a demonstration sends the photo nowhere, and what the bank has not
 * filled in is left out with its whole sentence.
 */
export function standardConsent(
  demonstration: boolean,
  facts: ConsentFacts = noFacts,
): Readonly<Record<Language, ConsentText>> {
  const texts = languages.map(
    (language) => [language, standardText(language, demonstration, facts)] as const,
  );
  return Object.fromEntries(texts) as Record<Language, ConsentText>;
}

function standardText(language: Language, demonstration: boolean, facts: ConsentFacts): ConsentText {
  const { picture, sending, keeping, sections } = consentTexts[language];
  const mode = demonstration ? 'demonstration' : 'real';
  // Our sentences end with their own full stop.
  const said = (fact: ConsentFact) => facts[fact]?.[language].replace(/\.$/, '') ?? null;
  const known = {
    ...{ operator: said('operator'), term: said('term') },
    thirdParties: demonstration ? null : said('thirdParties'),
  };
  const bodyOf = (sentences: readonly Sentence[]) =>
    sentences.flatMap((sentence) => {
      const [[condition, text]] = Object.entries(sentence) as [[Condition, string]];
      const applies = condition === 'always' || condition === mode || known[condition as ConsentFact];
      return applies ? [fillIn(text, known)] : [];
    });
  return {
    ...{ picture, sending: sending[mode], keeping },
    sections: sections.map(({ heading, sentences }) => ({ heading, body: bodyOf(sentences).join(' ') })),
  };
}

/** What a text calls a fact. */
export const placeholderOf = (fact: ConsentFact): string => `{{${fact}}}`;

/** Puts the facts where the text names them; one that is null stays as it is. */
export function fillIn(text: string, facts: Readonly<Record<ConsentFact, string | null>>): string {
  const named = new Map(consentFacts.map((fact) => [placeholderOf(fact), facts[fact]]));
  return text.replace(/\{\{\w+\}\}/g, (placeholder) => named.get(placeholder) ?? placeholder);
}
