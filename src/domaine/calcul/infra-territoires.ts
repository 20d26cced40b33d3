/** Which commune or EPCI of the inventory a réservataire is: by its name, and only when one place alone bears it. */
import { cleDeCommune, cleDeNom, cleEpci } from '../geographie/cle-de-nom';
import { prefixeDeCommune } from '../lecture/nommer-communes';
import type { NatureDeLieu } from '../resultats-infra';

export interface LieuNomme {
  readonly nature: NatureDeLieu;
  readonly departement: string;
  readonly code: string;
  readonly nom: string;
}

const CODE = { commune: /(?:^|\D)(\d{5}|2[AB]\d{3})(?:\D|$)/i, epci: /(?:^|\D)(\d{9})(?:\D|$)/ } as const;

/** Places of the inventory by name and by code, each within its département. */
export class LieuxConnus {
  private readonly codes = new Map<string, Set<string>>();

  constructor(lieux: readonly LieuNomme[]) {
    for (const { nature, departement, code, nom } of lieux) {
      this.noter(nature, departement, nature === 'commune' ? cleDeCommune(nom) : cleEpci(nom), code);
      this.noter(nature, departement, code.toUpperCase(), code);
    }
  }

  private noter(nature: NatureDeLieu, departement: string, cle: string, code: string): void {
    const entree = `${nature}|${departement}|${cle}`;
    this.codes.set(entree, (this.codes.get(entree) ?? new Set<string>()).add(code));
  }

  /** Code of the place that the name designates in the département; null rather than a guess. */
  reconnaitre(reservataire: string, nature: NatureDeLieu, departement: string): string | null {
    const code = CODE[nature].exec(reservataire)?.[1];
    const cles = [
      ...(code === undefined ? [] : [code.toUpperCase()]),
      ...(nature === 'commune' ? clesDeCommune(reservataire) : [cleEpci(reservataire)]),
    ];
    const trouves = new Set(cles.flatMap((cle) => [...(this.codes.get(`${nature}|${departement}|${cle}`) ?? [])]));
    const [seul] = trouves;
    return trouves.size === 1 && seul !== undefined ? seul : null;
  }
}

/** « Mairie du Fauga » is the commune « Le Fauga », « Commune de Saint-Jean (31) » is « Saint-Jean ». */
function clesDeCommune(reservataire: string): string[] {
  const cle = cleDeNom(reservataire);
  const prefixe = prefixeDeCommune(cle) ?? '';
  const reste = cle
    .slice(prefixe.length)
    .trim()
    .replace(/ (?:MAIRIE|COMMUNE)$/, '')
    .replace(/ (?:\d{2,3}|2[AB])$/, '');
  const article = prefixe.endsWith(' DU') ? 'LE ' : prefixe.endsWith(' DES') ? 'LES ' : null;
  return [reste, ...(article === null ? [] : [`${article}${reste}`])].filter((nom) => nom !== '').map(cleDeCommune);
}
