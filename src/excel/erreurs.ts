/**
 * Office.js errors as French sentences with a way out. Only `code` is looked at: Microsoft's messages are not meant for users, and
 * are not translated.
 */
import { ErreurExcel } from './porte';

const PHRASES: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: 'Une cellule est en cours de saisie. Terminez la saisie dans la cellule (Entrée), puis recommencez.',
  InvalidOperation: 'Excel refuse cette opération dans l’état actuel du classeur. Enregistrez le classeur, puis recommencez.',
  InvalidArgument:
    'Excel n’accepte pas l’une des valeurs écrites. Recommencez ; si le refus persiste, signalez-le avec le nom de l’opération.',
  InvalidReference: 'Une adresse ne correspond plus au classeur. Relisez l’inventaire, puis recommencez.',
  InvalidBinding: 'Le lien avec la plage n’est plus valable. Relisez l’inventaire, puis recommencez.',
  InvalidSelection: 'La sélection ne convient pas. Sélectionnez une seule plage de cellules, puis recommencez.',
  ItemNotFound: 'Une feuille ou un tableau attendu a été supprimé ou renommé. Relisez l’inventaire, puis recommencez.',
  ItemAlreadyExists: 'Un élément du même nom existe déjà. Renommez-le dans Excel, puis recommencez.',
  AccessDenied:
    'L’accès est refusé : le classeur ou la feuille est protégé, ou ouvert en lecture seule. Ôtez la protection (Révision > Ôter la protection), puis recommencez.',
  Unauthenticated: 'La session Office a expiré. Reconnectez-vous à Office, puis recommencez.',
  RequestPayloadSizeLimitExceeded:
    'L’envoi dépasse ce qu’Excel accepte en une fois. Fermez les autres classeurs volumineux, puis recommencez ; à défaut, utilisez Excel pour Windows ou Mac.',
  ResponsePayloadSizeLimitExceeded: 'La plage est trop volumineuse pour être lue en une fois. Réduisez la sélection, puis recommencez.',
  RangeExceedsLimit: 'La plage dépasse la taille qu’Excel sait traiter. Réduisez la sélection, puis recommencez.',
  FilteredRangeConflict: 'Un filtre masque des lignes à écrire. Effacez le filtre (Données > Effacer), puis recommencez.',
  MergedRangeConflict: 'Des cellules fusionnées gênent l’écriture. Défusionnez-les, puis recommencez.',
  PivotTableRangeConflict: 'Un tableau croisé dynamique occupe la place. Déplacez-le sur une autre feuille, puis recommencez.',
  NonBlankCellOffSheet: 'Des cellules remplies sortiraient de la feuille. Libérez les dernières lignes et colonnes, puis recommencez.',
  FormulaLengthExceedsLimit:
    'Une formule est trop longue pour Excel. Raccourcissez les noms de scénarios ou de réservataires, puis recommencez.',
  OperationCellsExceedLimit: 'L’opération touche trop de cellules à la fois. Réduisez la sélection, puis recommencez.',
  InactiveWorkbook: 'Un autre classeur est passé au premier plan. Revenez sur ce classeur, puis recommencez.',
  UndoNotSupported: 'Excel ne sait pas annuler cette opération. Utilisez « Annuler la dernière opération » dans le volet.',
  UnsupportedFeature: 'Cette version d’Excel ne sait pas faire cela. Mettez Excel à jour, puis recommencez.',
  UnsupportedOperation: 'Cette version d’Excel ne sait pas faire cela. Mettez Excel à jour, puis recommencez.',
  ApiNotFound: 'Cette version d’Excel est trop ancienne. Il faut Excel 2021, Microsoft 365 ou Excel pour le web.',
  ApiNotAvailable: 'Cette version d’Excel est trop ancienne. Il faut Excel 2021, Microsoft 365 ou Excel pour le web.',
  NotImplemented: 'Cette fonction n’existe pas dans cet Excel. Mettez Excel à jour, puis recommencez.',
  GeneralException: 'Excel a rencontré une erreur interne. Enregistrez le classeur, puis recommencez.',
  ServiceNotAvailable: 'Excel ne répond pas pour le moment. Patientez quelques secondes, puis recommencez.',
  RequestAborted: 'Excel a interrompu l’opération. Recommencez sans changer de classeur pendant le traitement.',
  Timeout: 'Excel a mis trop de temps à répondre. Patientez quelques secondes, puis recommencez.',
  Conflict: 'Une autre personne modifie le classeur au même endroit. Patientez quelques secondes, puis recommencez.',
  InsertDeleteConflict: 'Excel ne peut pas déplacer ces cellules. Libérez la place sous les tableaux, puis recommencez.',
  ActivityLimitReached: 'Excel a reçu trop de demandes. Patientez une minute, puis recommencez.',
  ConnectionFailure: 'La connexion avec Excel est perdue. Vérifiez le réseau, puis recommencez.',
  'connexion-perdue': 'La connexion avec Excel est perdue. Vérifiez le réseau, rouvrez le volet si besoin, puis recommencez.',
};

/** While the add-in writes, the user selected nothing: there is no selection to reduce. */
const PHRASES_EN_ECRIVANT: Readonly<Record<string, string>> = {
  ResponsePayloadSizeLimitExceeded:
    'Ce qu’Excel doit mettre en réserve dépasse ce qu’il envoie en une fois. Enregistrez le classeur, puis recommencez ; à défaut, utilisez Excel pour Windows ou Mac.',
  RangeExceedsLimit:
    'Les tableaux dépassent la taille qu’Excel sait traiter. Retirez un scénario ou lisez un inventaire plus court, puis recommencez.',
  OperationCellsExceedLimit:
    'Les tableaux touchent trop de cellules à la fois. Retirez un scénario ou lisez un inventaire plus court, puis recommencez.',
};

export function phrasePourCode(code: string): string {
  return (
    PHRASES[code] ??
    `Excel a refusé l’opération (code ${code}). Enregistrez le classeur, puis recommencez ; si le refus persiste, signalez ce code.`
  );
}

function codeDe(erreur: unknown): string | null {
  if (typeof erreur !== 'object' || erreur === null || !('code' in erreur)) return null;
  const { code } = erreur;
  return typeof code === 'string' && code !== '' ? code : null;
}

/** Whatever was thrown, as an `ErreurExcel`; the original stays reachable through `cause`. */
export function versErreurExcel(erreur: unknown): ErreurExcel {
  if (erreur instanceof ErreurExcel) return erreur;
  if (typeof DOMException !== 'undefined' && erreur instanceof DOMException && erreur.name === 'AbortError') {
    return erreurAnnulation();
  }
  // No code: the transport itself failed, Office.js always gives one otherwise. Faults of our own code stay visible as such.
  if (erreur instanceof TypeError || erreur instanceof RangeError || erreur instanceof ReferenceError) {
    return new ErreurExcel(
      'erreur-interne',
      `Le complément a rencontré une erreur interne (${erreur.message}). Rouvrez le volet, puis recommencez.`,
      {
        cause: erreur,
      },
    );
  }
  const code = codeDe(erreur) ?? 'connexion-perdue';
  return new ErreurExcel(code, phrasePourCode(code), { cause: erreur });
}

/** The same refusal, told to someone who reads nothing of theirs: the add-in was writing or taking back. */
export function enEcrivant(erreur: ErreurExcel): ErreurExcel {
  const phrase = erreur.message === PHRASES[erreur.code] ? PHRASES_EN_ECRIVANT[erreur.code] : undefined;
  return phrase === undefined ? erreur : new ErreurExcel(erreur.code, phrase, { cause: erreur });
}

/** A sentence that goes on after a colon: Excel keeps its capital. */
export function enSuite(phrase: string): string {
  return /^Excel(?![\p{L}\d])/u.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1);
}

export function erreurAnnulation(): ErreurExcel {
  return new ErreurExcel('annulation', 'L’opération a été interrompue à votre demande.');
}

export function verifierSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw erreurAnnulation();
}
