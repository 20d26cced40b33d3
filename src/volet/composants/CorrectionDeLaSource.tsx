/** « Corriger la source », offered only where there is a sheet to correct and once the decisions are applied. */
import { Button, Subtitle2, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { correctionsDeLaSource } from '../etat/decider';
import { accorder } from '../etat/nombres';
import { estLectureTexte } from '../etat/source';
import type { Negoflux } from '../etat/useNegoflux';
import { DefaireLesCorrections } from './DefaireLesCorrections';
import { DialogueCorrigerSource } from './DialogueCorrigerSource';
import { useStylesEcran } from './styles';

export function CorrectionDeLaSource({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const [ouvert, setOuvert] = useState(false);
  const { lecture, decisions } = etat;
  const corrections = useMemo(
    () =>
      lecture === null || decisions.dossier === null || estLectureTexte(lecture) ? null : correctionsDeLaSource(decisions.dossier, lecture),
    [lecture, decisions.dossier],
  );
  if (lecture === null || corrections === null) return null;
  const nombre = corrections.cellules.length;
  const occupe = etat.operation !== null;
  return (
    <section className={styles.groupe} aria-label="Corriger la source">
      <Subtitle2 as="h3" className={styles.titre}>
        Votre feuille
      </Subtitle2>
      <Text size={200} className={styles.discret}>
        {nombre === 0
          ? 'Vos décisions sont appliquées dans le classeur de Négoflux ; votre feuille n’est pas modifiée. Les valeurs retenues pourront y être écrites ici, à votre demande.'
          : `${accorder(nombre, 'cellule peut être corrigée', 'cellules peuvent être corrigées')} dans « ${lecture.feuille} » ; rien n’y est écrit sans votre accord.`}
      </Text>
      <div className={styles.boutons}>
        <Button disabled={occupe || nombre === 0 || decisions.enAttente} onClick={() => setOuvert(true)}>
          Corriger la source…
        </Button>
        {decisions.dansLaSource.length > 0 && (
          <Button disabled={occupe || !etat.peutAnnuler} onClick={() => void commandes.annulerDerniereOperation()}>
            Annuler la dernière opération
          </Button>
        )}
        <DefaireLesCorrections etat={etat} commandes={commandes} />
      </div>
      <DialogueCorrigerSource
        ouvert={ouvert}
        feuille={lecture.feuille}
        corrections={corrections}
        onAbandonner={() => setOuvert(false)}
        onConfirmer={() => {
          setOuvert(false);
          void commandes.corrigerSource(corrections.cellules);
        }}
      />
    </section>
  );
}
