import { NB_COLONNES, NB_LIGNES, type Zone } from './adresse';

/** Cells inserted or deleted. `de` is the first row (or column) concerned, `bandeDebut`..`bandeFin` the columns (or rows) that move. */
export interface Decalage {
  readonly axe: 'lignes' | 'colonnes';
  readonly de: number;
  /** Positive when inserted, negative when deleted. */
  readonly nombre: number;
  readonly bandeDebut: number;
  readonly bandeFin: number;
}

export function decalageDe(zone: Zone, axe: Decalage['axe'], insertion: boolean): Decalage {
  const signe = insertion ? 1 : -1;
  return axe === 'lignes'
    ? { axe, de: zone.l0, nombre: signe * (zone.l1 - zone.l0 + 1), bandeDebut: zone.c0, bandeFin: zone.c1 }
    : { axe, de: zone.c0, nombre: signe * (zone.c1 - zone.c0 + 1), bandeDebut: zone.l0, bandeFin: zone.l1 };
}

/** Where a rectangle goes; null when all of it was deleted. What lies across the edge of the band stays, as in Excel. */
export function decalerZone(zone: Zone, decalage: Decalage): Zone | null {
  const parLignes = decalage.axe === 'lignes';
  const [travers0, travers1] = parLignes ? [zone.c0, zone.c1] : [zone.l0, zone.l1];
  if (travers0 < decalage.bandeDebut || travers1 > decalage.bandeFin) return zone;
  const bornes = decalerIntervalle(
    parLignes ? zone.l0 : zone.c0,
    parLignes ? zone.l1 : zone.c1,
    decalage,
    (parLignes ? NB_LIGNES : NB_COLONNES) - 1,
  );
  if (!bornes) return null;
  return parLignes ? { ...zone, l0: bornes[0], l1: bornes[1] } : { ...zone, c0: bornes[0], c1: bornes[1] };
}

function decalerIntervalle(debut: number, fin: number, { de, nombre }: Decalage, dernier: number): [number, number] | null {
  if (debut === 0 && fin === dernier) return [debut, fin];
  if (nombre > 0) return [debut >= de ? debut + nombre : debut, fin >= de ? Math.min(dernier, fin + nombre) : fin];
  const retires = -nombre;
  const limite = de + retires; // first row kept after the hole
  const nouveauDebut = debut >= limite ? debut - retires : Math.min(debut, de);
  const nouvelleFin = fin >= limite ? fin - retires : Math.min(fin, de - 1);
  return nouveauDebut <= nouvelleFin ? [nouveauDebut, nouvelleFin] : null;
}
