import type { RequeteFil } from '../fil/requete';
import type { HoteExcel } from '../hote';

/** Dispatch ids of Excel for Windows. */
const DISPATCH = { requete: 93, commandeFinie: 94, messages: 33, commande: 39 } as const;
/** "Internal error" of the common API: what is not emulated says so. */
const NON_EMULE = 5001;

type Rappel = (resultat: unknown) => void;
type Gestionnaire = (dispatch: number, parametres: unknown) => void;

/** Arrays come out of Excel for Windows as COM safe arrays. */
const tableauCom = (elements: readonly unknown[]): { toArray(): readonly unknown[]; dimensions(): number } => ({
  toArray: () => elements,
  dimensions: () => 1,
});

export interface OptionsFenetre {
  readonly idDuComplement?: string;
  readonly theme?: { readonly fond: string; readonly texte: string };
}

export interface FenetreExterne {
  readonly external: Readonly<Record<string, unknown>>;
  /** A ribbon button is pressed. */
  invoquerCommande(fonction: string): void;
}

/**
 * What Excel for Windows puts in `window.external`. Define it in the pane's window before `office.js` runs: the whole genuine chain then
 * ends in `Office.onReady({ host: 'Excel', platform: 'PC' })`. Clear `sessionStorage` between two loads of the same tab.
 */
export function creerFenetreExterne(hote: HoteExcel, options: OptionsFenetre = {}): FenetreExterne {
  const gestionnaires = new Map<number, Gestionnaire[]>();
  const prevenir = (dispatch: number, elements: readonly unknown[]): void => {
    for (const gestionnaire of gestionnaires.get(dispatch) ?? []) gestionnaire(dispatch, tableauCom(elements));
  };
  hote.surMessages((messages) =>
    prevenir(
      DISPATCH.messages,
      messages.map((m) => tableauCom(m)),
    ),
  );
  const contexte = contexteDOffice(hote, options);
  const external = {
    GetHostInfo: () => `Excel|Win32|16.01|${hote.langue}|||disableLogging|0`,
    GetContext: () => contexte,
    GetLoggingAllowed: () => false,
    Execute(dispatch: number, parametres: readonly unknown[], rappel: Rappel): void {
      setTimeout(() => {
        if (dispatch !== DISPATCH.requete) return rappel(tableauCom([dispatch === DISPATCH.commandeFinie ? 0 : NON_EMULE]));
        const texte = String((parametres[0] as readonly unknown[])[4]);
        const { statut, corps } = hote.traiter(JSON.parse(texte) as RequeteFil, texte);
        rappel(tableauCom([0, tableauCom([statut, tableauCom([]), corps])]));
      }, 0);
    },
    RegisterEvent(dispatch: number, _cible: string, gestionnaire: Gestionnaire, rappel: Rappel): void {
      gestionnaires.set(dispatch, [...(gestionnaires.get(dispatch) ?? []), gestionnaire]);
      setTimeout(() => rappel(0), 0);
    },
    UnregisterEvent(dispatch: number, _cible: string, rappel: Rappel): void {
      gestionnaires.delete(dispatch);
      setTimeout(() => rappel(0), 0);
    },
  };
  return {
    external,
    invoquerCommande: (fonction) => prevenir(DISPATCH.commande, ['commande', fonction, JSON.stringify({ source: { id: fonction } })]),
  };
}

/** The answers that the initialisation of `office.js` asks for one by one. */
function contexteDOffice(hote: HoteExcel, options: OptionsFenetre): Readonly<Record<string, () => unknown>> {
  const couleur = (hexa: string): number => parseInt(hexa.slice(1), 16);
  const { fond, texte } = options.theme ?? { fond: '#FFFFFF', texte: '#000000' };
  const theme = {
    bodyBackgroundColor: couleur(fond),
    bodyForegroundColor: couleur(texte),
    controlBackgroundColor: couleur(fond),
    controlForegroundColor: couleur(texte),
  };
  const { parametres } = hote.classeur;
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => options.idDuComplement ?? '00000000-0000-0000-0000-0000000000aa',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetHostFullVersion: () => '16.0.99999.0',
    GetAppUILocale: () => hote.langue,
    GetAppDataLocale: () => hote.langue,
    GetDocUrl: () => hote.classeur.nom,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => '',
    GetInstanceId: () => 'instance1',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(hote.ensembles),
    GetFeaturesForSolution: () => '',
    GetInitialDisplayMode: () => 2,
    GetOfficeThemeInfo: () => JSON.stringify(theme),
    GetSettings: () => ({
      Read(cles: string[], valeurs: unknown[]): void {
        for (const [cle, valeur] of parametres) {
          cles.push(cle);
          valeurs.push(JSON.stringify(valeur));
        }
      },
      Write(cles: readonly string[], valeurs: readonly string[]): void {
        parametres.clear();
        cles.forEach((cle, rang) => parametres.set(cle, JSON.parse(valeurs[rang] ?? 'null') as unknown));
      },
    }),
  };
}
