import type { Language } from '../../preload/contract.ts';
import { valueOf, wordsAfter, type Command, type CommandPorts } from './command.ts';
import { line, textOfHelp, type CommandGroup, type HelpGroup, groupHeadings, otherSwitches } from './help.ts';

const recordOptions = ['head', 'public-key', 'part', 'json'];

/** Every command, in the order of `--help`. The code of a command is loaded when it runs. */
export const commands: readonly Command[] = [
  {
    name: 'set-api-key',
    group: 'keys',
    needs: 'station',
    words: [
      line(
        '--set-api-key',
        'API кілтін стандартты енгізуден оқып, шифрлап сақтау',
        'прочитать ключ API из стандартного ввода и сохранить зашифрованным',
        'read the API key from standard input and save it encrypted',
      ),
    ],
    run: async (_argv, ports) =>
      (await import('./secret-commands.ts')).setApiKey({ ...ports, ...ports.station() }),
  },
  {
    name: 'set-proxy-password',
    group: 'keys',
    needs: 'station',
    words: [
      line(
        '--set-proxy-password',
        'проксидің құпиясөзін стандартты енгізуден оқып, шифрлап сақтау',
        'прочитать пароль прокси из стандартного ввода и сохранить зашифрованным',
        'read the proxy password from standard input and save it encrypted',
      ),
    ],
    run: async (_argv, ports) =>
      (await import('./secret-commands.ts')).setProxyPassword({ ...ports, ...ports.station() }),
  },
  {
    name: 'set-staff-pin',
    group: 'keys',
    needs: 'station',
    words: [
      line(
        '--set-staff-pin {role}',
        'administrator немесе clerk рөлінің ПИН-кодын стандартты енгізуден оқып, сақтау',
        'прочитать ПИН-код роли administrator или clerk из стандартного ввода и сохранить',
        'read the PIN of the role administrator or clerk from standard input and save it',
      ),
    ],
    run: async (argv, ports) => {
      const { setStaffPin } = await import('./secret-commands.ts');
      return setStaffPin(valueOf(argv, 'set-staff-pin'), { ...ports, ...ports.station() });
    },
  },
  {
    name: 'hash-pin',
    group: 'keys',
    needs: 'nothing',
    words: [
      line(
        '--hash-pin',
        'ПИН-кодты стандартты енгізуден оқып, саясат файлына арналған хешін шығару',
        'прочитать ПИН-код из стандартного ввода и вывести хеш для файла политики',
        'read a PIN from standard input and print its hash for a policy file',
      ),
    ],
    run: async (_argv, ports) => (await import('./secret-commands.ts')).printPinHash(ports),
  },
  {
    name: 'check-policy',
    group: 'policy',
    needs: 'nothing',
    words: [
      line(
        '--check-policy [{file}|{folder}…]',
        'саясат файлдарын тексеріп, қателерін шығару; файлсыз — осы станциядағысын',
        'проверить файлы политики и вывести ошибки; без файла — действующий здесь',
        'check policy files and print their faults; without a file, the one in force',
      ),
    ],
    run: async (argv, ports) => {
      const { checkPolicies, checkPolicyInForce } = await import('./check-policy.ts');
      const named = wordsAfter(argv, 'check-policy', []);
      return named.length > 0 ? checkPolicies(named, ports) : checkPolicyInForce(ports.policyPath, ports);
    },
  },
  {
    name: 'list-cameras',
    group: 'camera',
    needs: 'station',
    words: [
      line(
        '--list-cameras',
        'осы компьютердің камераларын көрсету; * — бекітілгені',
        'показать камеры этого компьютера; * — закреплённая',
        'list the cameras of this computer; * marks the pinned one',
      ),
      line(
        '  --json',
        '… скриптке арналған JSON түрінде',
        '… в виде JSON для скриптов',
        '… as JSON, for scripts',
      ),
    ],
    run: async (argv, ports) =>
      (await import('./camera-commands.ts')).listCameras(argv.includes('--json'), withSettings(ports)),
  },
  {
    name: 'pin-camera',
    group: 'camera',
    needs: 'station',
    words: [
      line(
        '--pin-camera ID',
        'тек осы камераны қабылдау; ID --list-cameras кестесінде көрсетілген',
        'принимать только эту камеру; ID указан в таблице --list-cameras',
        'accept only this camera; --list-cameras shows its ID',
      ),
    ],
    run: async (argv, ports) =>
      (await import('./camera-commands.ts')).pinCamera(valueOf(argv, 'pin-camera'), withSettings(ports)),
  },
  {
    name: 'unpin-camera',
    group: 'camera',
    needs: 'station',
    words: [
      line(
        '--unpin-camera',
        'камера бекітуін алып тастау: анықталмаған камера да қабылданады',
        'снять закрепление: принимать и неопознанную камеру',
        'unpin the camera: accept one that can’t be identified as well',
      ),
    ],
    run: async (_argv, ports) => (await import('./camera-commands.ts')).unpinCamera(withSettings(ports)),
  },
  {
    name: 'camera-rotation',
    group: 'camera',
    needs: 'station',
    words: [
      line(
        '--camera-rotation {degrees}',
        'бейнені сағат тілі бағытымен 0, 90, 180 немесе 270 градусқа бұру',
        'повернуть изображение по часовой стрелке на 0, 90, 180 или 270 градусов',
        'turn the image clockwise by 0, 90, 180 or 270 degrees',
      ),
    ],
    run: async (argv, ports) =>
      (await import('./camera-commands.ts')).setCameraRotation(
        valueOf(argv, 'camera-rotation'),
        withSettings(ports),
      ),
  },
  {
    name: 'check-photo',
    group: 'photo',
    needs: 'station',
    words: [
      line(
        '--check-photo {file}',
        'JPEG немесе PNG суретін тексеру қызметіне жіберіп, нәтижесін JSON жолымен шығару',
        'отправить снимок JPEG или PNG в сервис проверки и вывести результат строкой JSON',
        'send a JPEG or PNG to the verification service and print the result as a line of JSON',
      ),
      line(
        '  --endpoint {address}',
        '… басқа мекенжайға; онда --api-key-file де керек',
        '… на другой адрес; тогда нужен и --api-key-file',
        '… to another address; this needs --api-key-file as well',
      ),
      line(
        '  --api-key-file {file}',
        '… осы файлдағы кілтпен; «-» — стандартты енгізу',
        '… с ключом из этого файла; «-» — стандартный ввод',
        '… with the key in this file; "-" is standard input',
      ),
    ],
    run: async (argv, ports) => {
      // Loads Electron's session: not in tests of this table.
      const { checkPhotoInApp } = await import('./check-photo-in-app.ts');
      return checkPhotoInApp(wordsAfter(argv, 'check-photo', ['endpoint', 'api-key-file']), {
        ...ports,
        configuration: ports.station().configuration,
      });
    },
  },
  {
    name: 'print-head',
    group: 'records',
    needs: 'station',
    words: [
      line(
        '--print-head',
        'бақылау жолын және станцияның ашық кілтін шығару',
        'вывести контрольную строку и открытый ключ станции',
        'print the checkpoint and the public key of the station',
      ),
    ],
    run: async (_argv, ports) =>
      (await import('./record-commands.ts')).printHead({ ...ports, ...ports.station() }),
  },
  {
    name: 'verify-records',
    group: 'records',
    needs: 'nothing',
    words: [
      line(
        '--verify-records {folder}|{file}',
        'жазбаларды тексеріп, табылған қателерді шығару',
        'проверить записи и вывести найденные ошибки',
        'verify records and print what was found',
      ),
      line(
        '  --head {line}|{file}',
        '… жарияланған бақылау жолымен салыстыру',
        '… со сверкой с опубликованной контрольной строкой',
        '… and compare them with a published checkpoint',
      ),
      line(
        '  --public-key {key}|{file}',
        '… тек осы ашық кілтпен қойылған қолды қабылдау',
        '… признавая подписи только этим открытым ключом',
        '… and accept only signatures of this public key',
      ),
      line(
        '  --part',
        '… бұл — жазбалардың бір бөлігі ғана',
        '… это только часть записей',
        '… these are a part of the records only',
      ),
      line('  --json', '… нәтижесін JSON жолымен шығару', '… результат строкой JSON', '… as a line of JSON'),
    ],
    run: async (argv, ports) =>
      (await import('./record-commands.ts')).verifyRecords(
        wordsAfter(argv, 'verify-records', recordOptions),
        ports,
      ),
  },
  {
    name: 'verify-receipt',
    group: 'records',
    needs: 'nothing',
    words: [
      line(
        '--verify-receipt {digits}|{file}',
        'түбіртектің түпнұсқа екенін тексеру; --public-key керек',
        'проверить подлинность квитанции; нужен --public-key',
        'verify a receipt; this needs --public-key',
      ),
    ],
    run: async (argv, ports) =>
      (await import('./record-commands.ts')).verifyReceipt(
        wordsAfter(argv, 'verify-receipt', recordOptions),
        ports,
      ),
  },
  {
    name: 'help',
    group: 'help',
    needs: 'nothing',
    words: [line('--help', 'осы анықтаманы шығару', 'вывести эту справку', 'print this help')],
    run: (_argv, { print, version, language }) => {
      print(helpText(version, language));
      return 0;
    },
  },
  {
    name: 'version',
    group: 'help',
    needs: 'nothing',
    words: [line('--version', 'нұсқасын шығару', 'вывести версию', 'print the version')],
    run: (_argv, { print, version, build }) => {
      print(`${version} ${build}`);
      return 0;
    },
  },
];

/** The command that a command line names; null: none. Of several, the one that takes the others as its words comes first. */
export function findCommand(argv: readonly string[]): Command | null {
  const named = commands.filter(({ name }) =>
    argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  );
  return named.find(({ name }) => /^(check|verify)-/.test(name)) ?? named[0] ?? null;
}

const withSettings = (ports: CommandPorts) => ({ ...ports, settings: ports.station().store });

/** The groups of `--help`. */
export const helpGroups: readonly HelpGroup[] = [
  otherSwitches.starting,
  ...(['keys', 'policy', 'camera', 'photo', 'records'] as const).map(groupOf),
  otherSwitches.system,
  groupOf('help'),
];

function groupOf(group: CommandGroup): HelpGroup {
  const lines = commands.filter((command) => command.group === group).flatMap(({ words }) => words);
  return { heading: groupHeadings[group], lines };
}

export const helpText = (version: string, language: Language): string =>
  textOfHelp(helpGroups, version, language);
