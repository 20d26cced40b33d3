/** Step 2: what to check, whom each name stands for, and what was understood. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, Subtitle2, Tab, TabList, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useStylesEcran } from '../composants/styles';
import type { Negoflux } from '../etat/useNegoflux';
import { EcranReservataires } from './EcranReservataires';
import { SectionCompris } from './SectionCompris';
import { SectionRemarques } from './SectionRemarques';

const SECTIONS = [
  ['remarques', 'Remarques'],
  ['reservataires', 'Réservataires'],
  ['compris', 'Compris'],
] as const;
type Section = (typeof SECTIONS)[number][0];

export function EcranControles(negoflux: Negoflux) {
  const styles = useStylesEcran();
  const [section, setSection] = useState<Section>('remarques');
  const { etat, commandes } = negoflux;
  return (
    <div className={styles.colonne}>
      <Subtitle2 as="h2" className={styles.titre}>
        Contrôles de l’inventaire
      </Subtitle2>
      {etat.inventaire === null ? (
        <Text>Lisez d’abord l’inventaire, à l’étape « Inventaire » : les points à contrôler s’afficheront ici.</Text>
      ) : (
        <>
          <TabList
            size="small"
            selectedValue={section}
            onTabSelect={(_, { value }) => setSection(value as Section)}
            aria-label="Contrôles"
            style={{ flexWrap: 'wrap' }}
          >
            {SECTIONS.map(([cle, titre]) => (
              <Tab key={cle} id={`onglet-${cle}`} value={cle} aria-controls={cle === section ? 'panneau-controles' : undefined}>
                {titre}
              </Tab>
            ))}
          </TabList>
          <EnAttente {...negoflux} />
          <div role="tabpanel" id="panneau-controles" aria-labelledby={`onglet-${section}`} className={styles.colonne}>
            {section === 'remarques' && (
              <SectionRemarques etat={etat} commandes={commandes} onReservataires={() => setSection('reservataires')} />
            )}
            {section === 'reservataires' && <EcranReservataires {...negoflux} />}
            {section === 'compris' && <SectionCompris {...negoflux} />}
          </div>
        </>
      )}
    </div>
  );
}

/** Always mounted, so that it is read aloud when it fills. */
function EnAttente({ etat, commandes }: Negoflux) {
  return (
    <div aria-live="polite">
      {etat.decisions.enAttente && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody style={{ whiteSpace: 'normal' }}>
            Vos dernières décisions ne sont pas encore appliquées ; elles le seront aussi à l’insertion des tableaux, qui les garde dans le
            classeur.
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" disabled={etat.operation !== null} onClick={() => void commandes.appliquerDecisions()}>
              Appliquer les décisions
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
