/** Rich API messages: category, type of event, target, JSON of the arguments. */
export type MessageHote = readonly [65536, number, string, string];

export const EVENEMENT = {
  selectionDuClasseur: 2,
  contenuChange: 10,
  feuilleActivee: 11,
  feuilleDesactivee: 12,
  feuilleAjoutee: 13,
  selectionChangee: 14,
  feuilleSupprimee: 15,
  feuilleCalculee: 16,
  formatChange: 18,
  graphiqueAjoute: 50,
  selectionDeTable: 100,
  tableChangee: 101,
  tableAjoutee: 102,
  tableSupprimee: 103,
} as const;

export const CIBLE_CLASSEUR = 'Workbook';

/** Who listens to what. Messages leave after the answer to the request, as in Excel. */
export class Evenements {
  actifs = true;
  /** True while a person types: Excel tells it apart from what an add-in writes. */
  parUnePersonne = false;
  private readonly abonnements = new Set<string>();
  private attente: MessageHote[] = [];

  abonner(type: number, cible: string): void {
    this.abonnements.add(`${type}|${cible}`);
  }
  desabonner(type: number, cible: string): void {
    this.abonnements.delete(`${type}|${cible}`);
  }
  emettre(type: number, cibles: readonly string[], message: Readonly<Record<string, unknown>>): void {
    if (!this.actifs) return;
    for (const cible of new Set(cibles))
      if (this.abonnements.has(`${type}|${cible}`)) this.attente.push([65536, type, cible, JSON.stringify(message)]);
  }
  /** For the one event that the client receives without a registration by name. */
  emettreATous(type: number): void {
    if (this.actifs) this.attente.push([65536, type, '', '{}']);
  }
  prendre(): readonly MessageHote[] {
    const messages = this.attente;
    this.attente = [];
    return messages;
  }
}
