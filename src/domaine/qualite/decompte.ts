/** One count of the remarks, for the sheets, the journal and the command line: found, settled by a decision, still open. */
import type { Gravite } from '../inventaire';

export type ParGravite = Readonly<Record<Gravite, number>>;

export interface Decompte {
  /** Everything that « Contrôles » lists, rows set aside included. */
  readonly relevees: ParGravite;
  readonly traitees: ParGravite;
  readonly ouvertes: ParGravite;
}

export function decompter(remarques: readonly { readonly gravite: Gravite; readonly traitee: boolean }[]): Decompte {
  const relevees: Record<Gravite, number> = { erreur: 0, alerte: 0, information: 0 };
  const traitees = { ...relevees };
  const ouvertes = { ...relevees };
  for (const { gravite, traitee } of remarques) {
    relevees[gravite] += 1;
    (traitee ? traitees : ouvertes)[gravite] += 1;
  }
  return { relevees, traitees, ouvertes };
}

export const totalDe = ({ erreur, alerte, information }: ParGravite): number => erreur + alerte + information;
